import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react'
import type { Lines } from './lines'
import frame from '../../../ui/focus-frame.module.css'
import { noticeRoomPx, usePaneFirst } from '../../../ui/use-pane-first'
import classes from './queue-list.module.css'
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
  /** Enter, or a double click. */
  readonly onOpen: () => void
  readonly onTrouble: (error: unknown) => void
}

const heights = { mover: 30, case: 32 } as const
const overscanRows = 20

const idAt = (event: MouseEvent): number | null => {
  const row = event.target instanceof Element ? event.target.closest('[data-case]') : null
  return row ? Number(row.getAttribute('data-case')) : null
}

/**
 * The cases under the heads of their groups, in any number: only the visible ones are rendered and read. The focus
 * stays on the list itself, since rows come and go.
 */
export const QueueList = ({ handle, shown, busy, isAll, currentId, onGo, onOpen, onTrouble }: Props) => {
  const { lines, ids, lineOf } = shown
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const showWhole = usePaneFirst(scroller)
  // oxlint-disable-next-line react/incompatible-library -- true, and harmless: we build without the React compiler
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[lines[index]?.kind ?? 'case'],
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
  useEffect(() => virtualizer.measure(), [virtualizer, lines])
  const items = virtualizer.getVirtualItems()
  const { cases, error } = useCases(
    items.flatMap(({ index }) => {
      const line = lines[index]
      return line?.kind === 'case' ? [line.id] : []
    }),
  )
  const tell = useEffectEvent(onTrouble)
  useEffect(() => tell(error), [error])

  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), [])

  const at = currentId === null ? -1 : ids.indexOf(currentId)
  const current = currentId === null ? undefined : lineOf.get(currentId)
  const scrollTo = useEffectEvent((line: number) => virtualizer.scrollToIndex(line, { align: 'auto' }))
  useEffect(() => {
    if (current !== undefined) scrollTo(current)
  }, [current])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / heights.case) - 1)
    const targets: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: ids.length - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) {
      showWhole()
      onGo(Math.max(0, Math.min(target, ids.length - 1)))
    } else if (event.key === 'Enter' && currentId !== null) onOpen()
    else return
    event.preventDefault()
  }

  const drawn = current !== undefined && items.some(({ index }) => index === current)
  return (
    <div className={frame.frame}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="listbox"
        aria-label="Cases"
        aria-busy={busy}
        tabIndex={0}
        aria-activedescendant={drawn && currentId !== null ? `${listId}-${currentId}` : undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const id = idAt(event)
          if (id !== null) onGo(ids.indexOf(id))
        }}
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
                aria-busy={!cases.has(line.id)}
                data-case={line.id}
                className={classes.case}
                style={place}
              >
                <CaseCells
                  id={line.id}
                  item={cases.get(line.id)}
                  provider={line.provider}
                  ofProvider={line.ofProvider}
                  isAll={isAll}
                />
              </div>
            ) : (
              <div
                key={key}
                role="presentation"
                className={classes.head}

                style={place}
              >
                <GroupHead mover={line.mover} count={line.count} isAll={isAll} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
