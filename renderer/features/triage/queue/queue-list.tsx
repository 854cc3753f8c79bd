import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef, type Ref } from 'react'
import type { Chosen } from '../choice/chosen'
import { ChoiceBox, groupState } from '../choice/choice-box'
import { leftOutWords } from '../choice/left-out'
import { groupAt, type Lines } from '../common/lines'
import { withJob, type Started } from '../common/started'
import type { Hold } from './use-shown'
import frame from '../../../ui/focus-frame.module.css'
import { idAt, listEvents } from './list-events'
import { noticeRoomPx, usePaneFirst } from '../../../ui/use-pane-first'
import classes from './queue-list.module.css'
import type { GridColumns } from '../../../ui/grid/use-grid-columns'
import { ColumnHeads } from './column-heads'
import type { CaseRow } from './columns'
import { CaseCells, GroupHead } from './queue-row'
import { useCases } from './use-cases'

export interface QueueHandle {
  readonly focus: () => void
}

interface Props {
  readonly handle: Ref<QueueHandle>
  readonly shown: Lines
  /** Whether another search is being answered: these are still the cases of the one before. */
  readonly busy: boolean
  /** Whether no more cases can turn up. */
  readonly isAll: boolean
  readonly currentId: number | null
  /** Makes the case at this index the current one. */
  readonly onGo: (at: number) => void
  readonly chosen: Chosen
  readonly started: Started
  readonly columns: GridColumns<CaseRow>
  readonly onHold: (hold: Hold, on: boolean) => void
  /** Whether the list is that of the snoozed cases. */
  readonly snoozed: boolean
  /** Chooses these cases, or lets go of them if all are chosen. */
  readonly onToggle: (ids: readonly number[]) => void
  /** Chooses all cases from the one chosen last to the one at this index. */
  readonly onRange: (to: number) => void
  /** Enter, or a double click. */
  readonly onOpen: () => void
  readonly onTrouble: (error: unknown) => void
}

/** Pixels: a case has two lines. */
const heights = { mover: 30, airy: 44, dense: 36 } as const
const overscanRows = 20

/**
 * The cases under the heads of their groups, in any number: only the visible ones are rendered and read. The focus
 * stays on the list itself, since rows come and go.
 */
export const QueueList = ({
  handle,
  shown,
  busy,
  isAll,
  currentId,
  chosen,
  started,
  columns,
  snoozed,
  onHold,
  onGo,
  onToggle,
  onRange,
  onOpen,
  onTrouble,
}: Props) => {
  const { lines, ids, lineOf } = shown
  const caseHeight = columns.dense ? heights.dense : heights.airy
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const showWhole = usePaneFirst(scroller)
  // oxlint-disable-next-line react/incompatible-library -- true, and harmless: we build without the React compiler
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'mover' ? heights.mover : caseHeight),
    getItemKey: (index) => {
      const line = lines[index]
      return line?.kind === 'case' ? line.id : `head ${line?.mover ?? index}`
    },
    overscan: overscanRows,
    scrollPaddingStart: heights.mover,
    scrollPaddingEnd: noticeRoomPx,
    paddingEnd: noticeRoomPx,
  })
  // The heads move when the groups change, so the layout is measured again.
  useEffect(() => virtualizer.measure(), [virtualizer, lines, caseHeight])
  const items = virtualizer.getVirtualItems()
  const { cases, error } = useCases(
    items.flatMap(({ index }) => {
      const line = lines[index]
      return line?.kind === 'case' ? [line.id] : []
    }),
  )
  const release = useEffectEvent(() => {
    onHold('pointer', false)
    onHold('focus', false)
  })
  useEffect(() => () => release(), [])
  const tell = useEffectEvent(onTrouble)
  useEffect(() => tell(error), [error])

  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])

  const current = currentId === null ? undefined : lineOf.get(currentId)
  const scrollTo = useEffectEvent((line: number) => virtualizer.scrollToIndex(line, { align: 'auto' }))
  useEffect(() => {
    if (current !== undefined) scrollTo(current)
  }, [current])

  const { onKeyDown, onClick } = listEvents({
    shown,
    currentId,
    rows: () => Math.floor((scroller.current?.clientHeight ?? 0) / caseHeight),
    onMove: showWhole,
    onGo,
    onToggle,
    onRange,
    onOpen,
  })
  const leftOut = (id: number): string | null => {
    const job = chosen.get(id)
    const item = job === undefined ? undefined : cases.get(id)
    return job !== undefined && item ? leftOutWords(item, job, snoozed) : null
  }
  const drawn = current !== undefined && items.some(({ index }) => index === current)
  return (
    <div
      className={classes.list}
      // A list that appears under a pointer at rest is not yet in anybody's hand.
      onPointerMove={() => onHold('pointer', true)}
      onPointerLeave={() => onHold('pointer', false)}
      onFocus={() => onHold('focus', true)}
      onBlur={() => onHold('focus', false)}
    >
      <ColumnHeads columns={columns} />
      <div className={frame.frame}>
        <div
          ref={scroller}
          className={classes.scroller}
          role="listbox"
          aria-label="Cases"
          aria-busy={busy}
          aria-multiselectable
          tabIndex={0}
          aria-activedescendant={drawn && currentId !== null ? `${listId}-${currentId}` : undefined}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={(event) => {
            if (idAt(event) !== null) onOpen()
          }}
        >
          <div className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
            {items.map(({ index, start, size, key }) => {
              const line = lines[index]
              if (!line) return null
              const place = { top: start, height: size }
              return line.kind === 'case' ? (
                <div
                  key={key}
                  id={`${listId}-${line.id}`}
                  role="option"
                  aria-selected={line.id === currentId}
                  aria-checked={chosen.has(line.id)}
                  data-left-out={leftOut(line.id) !== null || undefined}
                  aria-busy={!cases.has(line.id)}
                  data-case={line.id}
                  className={classes.case}
                  style={place}
                >
                  {started.has(line.id) ? (
                    <span />
                  ) : (
                    <ChoiceBox state={chosen.has(line.id) ? 'all' : 'none'} />
                  )}
                  <CaseCells
                    columns={columns.shown}
                    id={line.id}
                    leftOut={leftOut(line.id)}
                    item={withJob(cases.get(line.id), started.get(line.id))}
                    job={started.get(line.id)}
                    provider={line.provider}
                  />
                </div>
              ) : (
                <div key={key} role="presentation" className={classes.head} style={place}>
                  {line.mover !== 'running' && (
                    <ChoiceBox state={groupState(chosen, groupAt(ids, line))} head={index} />
                  )}
                  <GroupHead mover={line.mover} count={line.count} isAll={isAll} />
                </div>
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}
