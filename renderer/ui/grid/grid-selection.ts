/**
 * The rows of a grid that are selected besides the current one. Whoever owns the rows keeps it, and the grid asks by
 * index.
 */
export interface GridSelection {
  /** Changes whenever the answers of `has` may have changed. */
  readonly version: number
  /** How many of the grid's rows are selected. */
  readonly extent: 'none' | 'some' | 'all'
  readonly has: (index: number) => boolean
  readonly toggle: (index: number) => void
  /** Called when a row becomes current without Shift: the next range begins there. */
  readonly begin: (index: number) => void
  /**
   * Selects from the row that was last moved to or toggled, or else from `start`, up to this one. Replaces the range
   * made just before.
   */
  readonly extend: (index: number, start: number) => void
  readonly all: () => void
  readonly clear: () => void
}
