import { Button, Select, TextInput, UnstyledButton } from '@mantine/core'
import { useCallbackRef, useDebouncedValue } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { z } from 'zod'
import {
  coverageSorts,
  sweptKinds,
  type CoverageQuestion,
  type CoverageReply,
  type GapSearch,
  type SweptKind,
} from '../../../shared/domain/coverage'
import { isListed } from '../../../shared/domain/directory'
import type { TableFormat } from '../../../shared/domain/table-format'
import { withTerm } from '../../../shared/domain/query'
import { call } from '../../bridge/call'
import { counted } from '../../lib/numbers'
import { typeName } from '../../lib/type-name'
import { ExportMenu } from '../../parts/export-menu'
import { FailureMessage } from '../../parts/failure-message'
import { notifyFailure } from '../../parts/notify-failure'
import { usePersisted } from '../../parts/place'
import { notifySaved } from '../../parts/notify-saved'
import { StateMessage } from '../../parts/state-message'
import { useDirectoryState } from '../../parts/use-directory-state'
import { Grid, type GridHandle } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { useCoverageColumns, wantedOf, type OpenRecords } from './columns'
import classes from './coverage.module.css'
import { Numbers } from './numbers'
import { ReadMenu } from './read-menu'
import { sweptWords } from './swept-words'
import { useCoverage } from './use-coverage'
import { useSweep } from './use-sweep'
import { coverageWords } from './words'

const searchSchema = z.string()
const whatSchema = z.enum(sweptKinds)
const typeSchema = z.string().nullable()
const sortSchema = z.enum(coverageSorts)
const currentSchema = z.string().nullable()

const sortNames = { missing: 'Most missing first', provider: 'By provider' } as const

/** A search goes through all profiles, so it waits until typing has paused for this time. */
const typingMs = 250

const thisMonth = (): string => {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`
}

const useExport = () =>
  useMutation({
    mutationFn: (what: CoverageQuestion & { readonly format: TableFormat }) => call('coverage:export', what),
    onSuccess: (saved) => notifySaved(saved),
    onError: notifyFailure,
  })

/** What the last readings left out, once the status bar no longer shows it. */
const useLeftOut = (): readonly string[] => {
  const states = [useSweep('bills').state, useSweep('intervals').state]
  return states.flatMap((state) =>
    state?.phase === 'idle' && state.failed > 0
      ? [
          `The last reading could not read the ${sweptWords[state.what].within} of ${counted(state.failed, 'profile')}.`,
        ]
      : [],
  )
}

/** The profiles of these lines, each once. */
const profilesOf = ({ lines }: CoverageReply): Int32Array<ArrayBuffer> =>
  Int32Array.from(new Set(lines.filter((_, at) => at % 2 === 0)))

interface TypeChoiceProps {
  readonly types: readonly string[]
  readonly what: SweptKind
  readonly type: string | null
  readonly onChoose: (what: SweptKind, type: string | null) => void
}

/** Bills of all types, those of one, or interval months. */
const TypeChoice = ({ types, what, type, onChoose }: TypeChoiceProps) => (
  <div className={classes.types} role="group" aria-label="Type">
    {[null, ...types].map((one) => (
      <UnstyledButton
        key={one ?? ''}
        className={classes.type}
        aria-pressed={what === 'bills' && type === one}
        onClick={() => onChoose('bills', one)}
      >
        {one === null ? 'All types' : typeName(one)}
      </UnstyledButton>
    ))}
    <UnstyledButton
      className={classes.type}
      aria-pressed={what === 'intervals'}
      title="Months of interval data, by meter"
      onClick={() => onChoose('intervals', null)}
    >
      Interval months
    </UnstyledButton>
  </div>
)

interface Props {
  /** Jobs for those of these profiles that have gaps of this kind. */
  readonly onCloseGaps: (ids: Int32Array<ArrayBuffer>, scope: GapSearch) => void
  /** Opens the bills, or the intervals, of a profile, with what was pointed at selected. */
  readonly onOpen: (what: SweptKind, ...line: Parameters<OpenRecords>) => void
}

/** Profiles × months: which bills, or which interval months, are known, and which are missing. */
export const CoveragePage = ({ onOpen, onCloseGaps }: Props) => {
  const [text, setText] = usePersisted('coverage-search', searchSchema, '')
  const [what, setWhat] = usePersisted('coverage-what', whatSchema, 'bills')
  const [chosenType, setType] = usePersisted('coverage-type', typeSchema, null)
  const type = what === 'bills' ? chosenType : null
  const [sort, setSort] = usePersisted('coverage-sort', sortSchema, 'missing')
  const [asked] = useDebouncedValue(text.trim(), typingMs)
  // Remembered by id, because lines move while bills are read.
  const [current, setCurrent] = usePersisted('coverage-line', currentSchema, null)
  const question = { text: asked, what, type, sort }
  const { query, lines } = useCoverage(question)
  const { data } = query
  const notes = [...(data?.notes ?? []), ...useLeftOut()]
  const directory = useDirectoryState()
  const save = useExport()
  const open = useCallbackRef((...line: Parameters<OpenRecords>) => onOpen(data?.what ?? what, ...line))
  const currentAt = current === null ? null : lines.indexOf(current)
  const grid = useRef<GridHandle>(null)
  const isShown = lines.count() > 0
  const showCurrent = useEffectEvent(() => {
    if (currentAt !== null) grid.current?.show(currentAt)
  })
  // When a person comes back from a profile's bills, the line is where it was.
  useEffect(() => {
    if (isShown) showCurrent()
  }, [isShown])
  const columns = useGridColumns('coverage', useCoverageColumns(thisMonth(), data?.what ?? what, open))
  const types = [...new Set([...(data?.types ?? []), ...(type === null ? [] : [type])])]

  const content = () => {
    if (query.isError && !data) {
      return <FailureMessage error={query.error} retry={() => void query.refetch()} />
    }
    if (!data || (data.profiles > 0 && lines.count() === 0))
      return <SkeletonRows label={coverageWords[what].waiting} />
    if (data.profiles === 0) {
      return (
        <StateMessage
          title={isListed(directory) ? 'No profile was found.' : 'No profile was found so far.'}
          advice={type === null ? 'Change the search, or clear it.' : 'Change the search, or show all types.'}
          action={{
            label: 'Show all',
            run: () => {
              setText('')
              setType(null)
            },
          }}
        />
      )
    }
    return (
      <Grid
        handle={grid}
        label="Coverage"
        columns={columns}
        rowCount={lines.count()}
        content={data.lines}
        getRow={lines.at}
        rowId={lines.rowId}
        selected={currentAt}
        onSelect={(index) => setCurrent(lines.rowId(index))}
        onOpen={(index) => {
          setCurrent(lines.rowId(index))
          const line = lines.at(index)
          open(lines.idAt(index), line ? wantedOf(line, null) : null)
        }}
        onVisibleRange={lines.look}
      />
    )
  }

  return (
    <section className={classes.page} aria-label="Coverage">
      <div className={classes.tools}>
        <TextInput
          className={classes.search}
          aria-label="Search profiles"
          placeholder="All profiles: tag:solar, provider:…, missing:>0"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TypeChoice
          types={types}
          what={what}
          type={type}
          onChoose={(kind, one) => {
            setWhat(kind)
            setType(one)
          }}
        />
        <Select
          className={classes.sort}
          aria-label="Order"
          data={coverageSorts.map((value) => ({ value, label: sortNames[value] }))}
          value={sort}
          allowDeselect={false}
          onChange={(value) => setSort(sortSchema.parse(value))}
        />
        <ReadMenu reply={query.isPlaceholderData ? undefined : data} text={asked} type={type} />
        <Button
          variant="default"
          disabled={!data || query.isPlaceholderData || data.periods.missing + data.periods.late === 0}
          onClick={() => data && onCloseGaps(profilesOf(data), { what, type })}
        >
          Close gaps…
        </Button>
        <ExportMenu
          what={data ? counted(data.profiles, 'profile') : 'the list'}
          disabled={!data || data.profiles === 0}
          busy={save.isPending}
          onExport={(format) => save.mutate({ ...question, format })}
        />
      </div>
      {notes.length > 0 && (
        <p className={classes.notes} role="status">
          {notes.join(' ')}
        </p>
      )}
      {data && data.profiles > 0 && (
        <Numbers
          reply={data}
          isAll={isListed(directory)}
          onProvider={(id) =>
            setText(withTerm(text, { field: 'provider', values: [String(id)], negated: false }))
          }
        />
      )}
      <div className={classes.content}>{content()}</div>
    </section>
  )
}
