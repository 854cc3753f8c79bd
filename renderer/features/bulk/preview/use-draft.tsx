import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { BulkOperation, BulkPreview, BulkRun, UnmatchedLines } from '../../../../shared/domain/bulk'
import type { Failure } from '../../../../shared/errors/failure'
import { call, failureOf } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { rememberGiven } from '../../../parts/given-tags'
import { rememberOperation } from './last-operation'
import { RunNotice } from './run-notice'

export type Ids = Int32Array<ArrayBuffer>

/** Profiles that the run would reach, read or not. */
export const reachOf = ({ changes, unread }: BulkPreview): number => changes + unread

/** The tags that profiles get by it. */
const givenBy = (operation: BulkOperation): readonly string[] => {
  if (operation.kind === 'tag-add') return operation.tags
  return operation.kind === 'tag-rename' ? [operation.to] : []
}

export interface Draft {
  /** Of exactly this operation; undefined until it has come. */
  readonly preview: BulkPreview | undefined
  /** Why there is no preview, or why it could not be started. */
  readonly failure: Failure | null
  /** `waiting` for the preview to start by it, or `starting`. */
  readonly busy: 'waiting' | 'starting' | null
  /** Labels would be given that other profiles have, and nobody has said yet that this is meant. */
  readonly questioned: boolean
  readonly accept: () => void
  /** Starts the run once its preview has come and allows it. */
  readonly start: (confirmed?: string) => void
  /** Something was changed while a start was waiting for its preview: it is taken back. */
  readonly reconsider: () => void
}

/** What a run is started on, and what comes after the start. */
export interface RunTarget {
  readonly ids: Ids
  /** Where the profiles are of a pasted list: its lines that stand for none of them. They are kept with the run. */
  readonly unmatched?: UnmatchedLines | null | undefined
  readonly onStarted: (run: BulkRun) => void
  readonly onShowRun: (id: string) => void
}

interface Props extends RunTarget {
  /** Null while there is nothing to preview. */
  readonly operation: BulkOperation | null
}

/** A run before it is started: its preview as the person writes, and the start, which never goes ahead of the preview. */
export const useDraft = ({ operation, ids, unmatched, onStarted, onShowRun }: Props): Draft => {
  const queries = useQueryClient()
  /** Of exactly these profiles: a preview of others says nothing of them. */
  const [own, setOwn] = useState(() => ({ ids, id: crypto.randomUUID() }))
  if (own.ids !== ids) setOwn({ ids, id: crypto.randomUUID() })
  const [busy, setBusy] = useState<Draft['busy']>(null)
  const [trouble, setTrouble] = useState<Failure | null>(null)
  const attempt = useRef(0)
  /** The operation of which the same labels are meant. */
  const [accepted, setAccepted] = useState<string | null>(null)

  const text = operation === null ? '' : JSON.stringify(operation)
  const isQuestioned = ({ sameLabels }: BulkPreview): boolean => sameLabels.count > 0 && accepted !== text
  const [settled] = useDebouncedValue(text, 120)
  const previewQuery = queryOptions({
    queryKey: keys.preview(own.id, text),
    queryFn: ({ signal }): Promise<BulkPreview> =>
      operation
        ? call('bulk:preview', { operation, ids }, signal)
        : Promise.reject(new Error('No operation')),
    staleTime: Infinity,
    gcTime: 0,
  })
  const shown = useQuery({ ...previewQuery, enabled: operation !== null && settled === text })

  // A dialog that is closed starts nothing any more.
  useEffect(
    () => () => {
      attempt.current += 1
    },
    [],
  )

  const begin = async (wanted: BulkOperation, confirmed: string | undefined): Promise<void> => {
    attempt.current += 1
    const mine = attempt.current
    const current = (): boolean => attempt.current === mine
    setTrouble(null)
    setBusy('waiting')
    try {
      const preview = await queries.query(previewQuery)
      if (!current()) return
      if (preview.refused || reachOf(preview) === 0 || isQuestioned(preview)) {
        setBusy(null)
        return
      }
      setBusy('starting')
      const run = await call('bulk:start', {
        operation: wanted,
        ids,
        ...(confirmed === undefined ? {} : { confirmed }),
        ...(unmatched ? { unmatched } : {}),
      })
      rememberOperation(wanted)
      rememberGiven(givenBy(wanted))
      notifications.show({
        message: <RunNotice run={run} reach={reachOf(preview)} onShow={() => onShowRun(run.id)} />,
      })
      onStarted(run)
    } catch (error) {
      if (!current()) return
      setTrouble(failureOf(error))
      setBusy(null)
    }
  }

  return {
    preview: operation === null ? undefined : shown.data,
    failure: trouble ?? (shown.isError ? failureOf(shown.error) : null),
    busy,
    questioned: operation !== null && shown.data !== undefined && isQuestioned(shown.data),
    accept: () => setAccepted(text),
    start: (confirmed) => {
      if (operation && busy === null) void begin(operation, confirmed)
    },
    reconsider: () => {
      if (busy === 'starting') return
      attempt.current += 1
      setBusy(null)
      setTrouble(null)
    },
  }
}
