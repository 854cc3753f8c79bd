import type { KeyboardEvent, MouseEvent } from 'react'
import { groupAt, type Lines } from '../common/lines'

const numberAt = ({ target }: MouseEvent, attribute: string): number | null => {
  const at = target instanceof Element ? target.closest(`[${attribute}]`) : null
  return at ? Number(at.getAttribute(attribute)) : null
}

/** The case in whose row the event is. */
export const idAt = (event: MouseEvent): number | null => numberAt(event, 'data-case')

const isBox = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('[data-box]') !== null

interface Parts {
  readonly shown: Lines
  readonly currentId: number | null
  /** How many rows the list shows at once. */
  readonly rows: () => number
  /** Called before the keys move to another case. */
  readonly onMove: () => void
  readonly onGo: (at: number) => void
  readonly onToggle: (ids: readonly number[]) => void
  readonly onRange: (to: number) => void
  readonly onOpen: () => void
}

/** What keys and clicks do in the list of cases: move, choose, open. */
export const listEvents = ({ shown, currentId, rows, onMove, onGo, onToggle, onRange, onOpen }: Parts) => {
  const { lines, ids } = shown
  const moveTo = (target: number, isRange: boolean): void => {
    onMove()
    const to = Math.max(0, Math.min(target, ids.length - 1))
    if (isRange) onRange(to)
    onGo(to)
  }
  return {
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
      const at = currentId === null ? -1 : ids.indexOf(currentId)
      const page = Math.max(1, rows() - 1)
      const targets: Partial<Record<string, number>> = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        PageDown: at + page,
        PageUp: at - page,
        Home: 0,
        End: ids.length - 1,
      }
      const target = targets[event.key]
      if (target !== undefined) moveTo(target, event.shiftKey)
      else if ((event.key !== ' ' && event.key !== 'Enter') || currentId === null) return
      // A key that is held moves on, but chooses and opens once.
      else if (!event.repeat) {
        if (event.key === ' ') onToggle([currentId])
        else onOpen()
      }
      event.preventDefault()
    },
    onClick: (event: MouseEvent): void => {
      const head = numberAt(event, 'data-head')
      const line = head === null ? undefined : lines[head]
      if (line?.kind === 'mover') onToggle(groupAt(ids, line))
      const id = idAt(event)
      if (id === null) return
      const to = ids.indexOf(id)
      if (event.shiftKey) onRange(to)
      else if (event.ctrlKey || event.metaKey || isBox(event)) onToggle([id])
      if (!isBox(event)) onGo(to)
    },
  }
}
