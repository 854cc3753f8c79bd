import type { CSSProperties } from 'react'
import type { ShownColumn } from './use-grid-columns'

/**
 * The CSS variables with the `flex` and the `max-width` of the column at an index. All rows have the same width, and so the
 * same columns. Variables, because rows are not drawn again where a width changes.
 */
const flexName = (at: number): string => `--lc-flex-${at}`
const mostName = (at: number): string => `--lc-most-${at}`

/** A column of a known greatest width takes space before those that grow without an end. */
const growthOf = ({ chosenWidth, mostWidth, grow }: ShownColumn<never>): number => {
  if (chosenWidth !== undefined) return 0
  if (mostWidth !== undefined) return 1000
  return grow ? 1 : 0
}

/** The variables of all columns, to be set once for all heads and cells. */
export const columnWidths = (columns: readonly ShownColumn<never>[]): CSSProperties =>
  Object.fromEntries(
    columns.flatMap((column, at): readonly (readonly [string, string])[] => {
      const { width, chosenWidth, mostWidth } = column
      const flex = [flexName(at), `${growthOf(column)} 0 ${chosenWidth ?? width}px`] as const
      if (mostWidth === undefined) return [flex]
      return [flex, [mostName(at), chosenWidth === undefined ? `${mostWidth}px` : 'none']]
    }),
  )

/** The style of a head or a cell of the column at an index. */
export const columnStyle = ({ mostWidth }: ShownColumn<never>, at: number): CSSProperties => {
  const flex = `var(${flexName(at)})`
  return mostWidth === undefined ? { flex } : { flex, maxWidth: `var(${mostName(at)})` }
}
