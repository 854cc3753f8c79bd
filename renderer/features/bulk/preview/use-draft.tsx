import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type {
  BulkOperation,
  BulkPreview,
  BulkRun,
  RowValues,
  UnmatchedLines,
} from '../../../../shared/domain/bulk'
import type { Failure } from '../../../../shared/errors/failure'
import { call, failureOf } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { rememberGiven } from '../../../parts/given-tags'
import { rememberOperation } from './last-operation'
import { startDoing } from '../../../parts/done'
import { runDone } from './run-done'
import { RunNotice } from './run-notice'
import { reachOf } from './words'

export type Ids = Int32Array<ArrayBuffer>

/** The tags that the operation gives to profiles. */
const givenBy = (operation: BulkOperation): readonly string[] => {
  if (operation.kind === 'tag-add') return operation.tags
  return operation.kind === 'tag-rename' ? [operation.to] : []
}

export interface Draft {
  /** The preview of exactly this operation; undefined until it has come. */
  readonly preview: BulkPreview | undefined
  /** Why there is no preview, or why the run could not be started. */
  readonly failure: Failure | null
  /** `waiting`: the start waits for its preview. */
  readonly busy: 'waiting' | 'starting' | null
  /** Whether profiles would get labels that others have, and the person has not confirmed yet that this is meant. */
  readonly questioned: boolean
  readonly accept: () => void
  /** Starts the run once its preview has come and allows it. */
  readonly start: (confirmed?: string) => void
  /** Cancels a start that waits for its preview, because something was changed. */
  readonly reconsider: () => void
}

/** The profiles on which a run is started, and what happens after the start. */
export interface RunTarget {
  readonly ids: Ids
  /** If the profiles come from a pasted list: its lines that stand for none of them. They are stored with the run. */
  readonly unmatched?: UnmatchedLines | null | undefined
  /** For cases that are started again: the job of each, in the order of the ids. */
  readonly caseJobs?: readonly string[] | undefined
  /** For values by row: those of each profile, in the order of the ids. */
  readonly values?: readonly RowValues[] | undefined
  readonly onStarted: (run: BulkRun) => void
  readonly onShowRun: (id: string) => void
}

interface Props extends RunTarget {
  /** Null while there is nothing to preview. */
  readonly operation: BulkOperation | null
}

/** A run before its start: its preview while the person types, and the start, which always waits for the preview. */
export const useDraft = ({ operation, ids, unmatched, caseJobs, values, ...after }: Props): Draft => {
  const { onStarted, onShowRun } = after
  const queries = useQueryClient()
  /**
   * The id under which previews are cached. It changes with the profiles, because a preview is only valid for exactly
   * these.
   */
  const [own, setOwn] = useState(() => ({ ids, id: crypto.randomUUID() }))
  if (own.ids !== ids) setOwn({ ids, id: crypto.randomUUID() })
  const [busy, setBusy] = useState<Draft['busy']>(null)
  const [trouble, setTrouble] = useState<Failure | null>(null)
  const attempt = useRef(0)
  /** The operation for which the person has confirmed the same labels. */
  const [accepted, setAccepted] = useState<string | null>(null)

  const text = operation === null ? '' : JSON.stringify(operation)
  const isQuestioned = ({ sameLabels }: BulkPreview): boolean => sameLabels.count > 0 && accepted !== text
  const [settled] = useDebouncedValue(text, 120)
  const previewQuery = queryOptions({
    queryKey: keys.preview(own.id, text),
    queryFn: ({ signal }): Promise<BulkPreview> =>
      operation
        ? call(
            'bulk:preview',
            { operation, ids, ...(caseJobs ? { caseJobs } : {}), ...(values ? { values } : {}) },
            signal,
          )
        : Promise.reject(new Error('No operation')),
    staleTime: Infinity,
    gcTime: 0,
  })
  const shown = useQuery({ ...previewQuery, enabled: operation !== null && settled === text })

  // Closing the dialog cancels a start that is still waiting.
  useEffect(
    () => () => {
      attempt.current += 1
    },
    [],
  )

  const begin = async (wanted: BulkOperation, confirmed: string | undefined): Promise<void> => {
    attempt.current += 1
    const mine = attempt.current
    const { remember } = startDoing()
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
        ...(caseJobs ? { caseJobs, leftOutCases: preview.leftOutCases } : {}),
        ...(values ? { values } : {}),
      })
      rememberOperation(wanted)
      rememberGiven(givenBy(wanted))
      notifications.show({
        message: <RunNotice run={run} reach={reachOf(preview)} onShow={() => onShowRun(run.id)} />,
      })
      remember(runDone(run, reachOf(preview), onShowRun))
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
