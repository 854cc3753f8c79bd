import { Button } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { IconArrowUp, IconDownload } from '@tabler/icons-react'
import { useRef, type ReactNode, type RefObject } from 'react'
import type { LoggedLine } from '../../../shared/domain/activity'
import { FailureMessage } from '../../parts/failure-message'
import { count, counted } from '../../lib/numbers'
import { CopyButton } from '../../ui/copy-button'
import { Grid, type GridHandle } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import classes from './activity-list.module.css'
import { briefColumns, logColumns, profileColumns } from './columns'
import { everything, filterOf, isEverything, type Draft } from './draft'
import { Filters } from './filters'
import { LogNotice } from './log-notice'
import { useExport } from './use-export'
import { unreadable, useLines } from './use-lines'

/** The log is searched once typing has paused for this time. */
const typingMs = 200

interface Props {
  /** Shows only the lines of this profile. */
  readonly profileId?: number | undefined
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly selected: Selected | null
  readonly onSelect: (selected: Selected | null) => void
  readonly onOpen?: ((line: LoggedLine) => void) | undefined
}

/** A line, and its place among the matching ones, counted from the oldest. */
export interface Selected {
  readonly line: LoggedLine
  readonly place: number
}

type Lines = ReturnType<typeof useLines>

const Foot = ({ lines, grid }: { readonly lines: Lines; readonly grid: RefObject<GridHandle | null> }) => (
  <footer className={classes.foot}>
    <span aria-live="polite">{counted(lines.total + lines.added, 'line')}</span>
    {lines.searchedFrom > 1 && (
      <span>Words and people were searched for from line {count(lines.searchedFrom)} on.</span>
    )}
    {lines.added > 0 && (
      <Button
        variant="light"
        size="compact-xs"
        leftSection={<IconArrowUp size={12} aria-hidden />}
        onClick={() => grid.current?.toTop()}
      >
        {counted(lines.added, 'new line')}
      </Button>
    )}
    {lines.head && (
      <span className={classes.head}>
        Log head{' '}
        <span className="lc-mono" title="How many lines the log has, and the hash of the last one">
          {lines.head.count}:{lines.head.hash.slice(0, 12)}…
        </span>
        <CopyButton compact value={`${lines.head.count}:${lines.head.hash}`} label="Copy the log head" />
      </span>
    )}
  </footer>
)

/** The matching lines, newest first, with the filters above them. */
export const ActivityList = ({ profileId, draft, onDraft, selected, onSelect, onOpen }: Props) => {
  const [settled] = useDebouncedValue(draft, typingMs)
  const filter = filterOf(settled, profileId)
  const lines = useLines(filter)
  const ofProfile = profileId !== undefined
  const isNarrow = useMediaQuery('(max-width: 1200px)')
  const columnsOfLog = selected && isNarrow ? briefColumns : logColumns
  const columns = useGridColumns(
    ofProfile ? 'activity-profile' : 'activity',
    ofProfile ? profileColumns : columnsOfLog,
  )
  const grid = useRef<GridHandle>(null)
  const file = useExport()
  const selectedIndex = selected === null ? -1 : lines.placeOf(selected.place)
  const withLine = (act: (line: LoggedLine, place: number) => void) => (index: number) => {
    const row = lines.rowAt(index)
    if (row !== undefined && row !== unreadable) act(row, lines.placeOf(index))
  }

  const content = (): ReactNode => {
    if (lines.error) return <FailureMessage error={lines.error} retry={lines.retry} />
    if (lines.pending) return <SkeletonRows rows={10} label="Reading the activity" />
    if (lines.total === 0 && !isEverything(settled)) {
      return (
        <StateMessage
          title="No line matches."
          advice="All words must occur in a line’s label, tag, reason, action, outcome or profile ID."
          action={{ label: 'Clear the filters', run: () => onDraft(everything) }}
        />
      )
    }
    if (lines.total === 0) {
      return (
        <StateMessage
          title={ofProfile ? 'Nothing was done with this profile here.' : 'Nothing was done here yet.'}
          advice="Every change that this console asks the API to make is recorded here: what, by whom, when, and how it ended. Jobs and changes made elsewhere are not."
        />
      )
    }
    return (
      <Grid
        handle={grid}
        label="Activity"
        columns={columns}
        rowCount={lines.total}
        getRow={lines.rowAt}
        rowId={(index) => lines.placeOf(index)}
        selected={selectedIndex < 0 ? null : selectedIndex}
        onSelect={withLine((line, place) => onSelect({ line, place }))}
        onOpen={withLine((line) => onOpen?.(line))}
        onVisibleRange={lines.look}
      />
    )
  }

  return (
    <div className={classes.list}>
      <div className={classes.tools}>
        <Filters
          draft={draft}
          compact={ofProfile}
          onDraft={(next) => {
            onSelect(null)
            onDraft(next)
          }}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={file.saving}
          disabled={lines.total === 0}
          onClick={() => file.save(filterOf(draft, profileId))}
        >
          {isEverything(draft) && !ofProfile ? 'Export' : 'Export these'}
        </Button>
      </div>
      <div className={classes.notice}>
        <LogNotice />
      </div>
      <div className={classes.content} data-searching={lines.searching || undefined}>
        {content()}
      </div>
      <Foot lines={lines} grid={grid} />
    </div>
  )
}
