/** Which rows of a grid are selected besides the current one; kept by whoever has the rows, and asked by index. */
export interface GridSelection {
  /** Another number whenever what `has` answers may have changed. */
  readonly version: number
  /** Of the grid's rows: none, some or all. */
  readonly extent: 'none' | 'some' | 'all'
  readonly has: (index: number) => boolean
  readonly toggle: (index: number) => void
  /** The row was moved to without Shift: the next range begins there. */
  readonly begin: (index: number) => void
  /** From the row moved to or toggled last, or else from `start`, to this one; instead of the range made just before. */
  readonly extend: (index: number, start: number) => void
  readonly all: () => void
  readonly clear: () => void
}
