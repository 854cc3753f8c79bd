import type { KeyboardEvent } from 'react'
import type { GridSelection } from './grid-selection'

interface GridState {
  readonly rowCount: number
  /** Index of the current row, or null. */
  readonly current: number | null
  /** The first and the last row in view. */
  readonly first: number
  readonly last: number
  readonly selection: GridSelection | undefined
  /** Makes a row the current one and brings it into view. */
  readonly go: (index: number) => void
  readonly open: (index: number) => void
}

const targetOf = (key: string, { rowCount, current, first, last }: GridState): number | null => {
  const page = Math.max(1, last - first - 1)
  const at = current ?? -1
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return current === null ? first : at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return rowCount - 1
    default:
      return null
  }
}

/** Handles a key in a grid. False if the grid has no use for it. */
export const pressInGrid = (event: KeyboardEvent, state: GridState): boolean => {
  const { rowCount, current, selection, go, open } = state
  if (event.altKey || event.ctrlKey || event.metaKey || rowCount === 0) return false
  const wanted = targetOf(event.key, state)
  if (wanted !== null) {
    const target = Math.max(0, Math.min(wanted, rowCount - 1))
    if (event.shiftKey) selection?.extend(target, current ?? target)
    else selection?.begin(target)
    go(target)
    return true
  }
  if (current === null) return false
  if (event.key === 'Enter') open(current)
  else if (event.key === ' ' && selection) {
    if (event.shiftKey) selection.extend(current, current)
    else selection.toggle(current)
  } else return false
  return true
}
