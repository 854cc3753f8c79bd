import type { ReactNode } from 'react'

/** Pixels in which an ID of eight digits fits: an ID that is cut off is useless. */
export const idWidth = 78

/** A column of a grid. Widths are in pixels. */
export interface GridColumn<Row> {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly minWidth?: number
  /** Takes the space that is left over, until a person sets a width. */
  readonly grow?: boolean
  /** For a column whose texts differ in length: up to this width it takes space that is left over, before others do. */
  readonly mostWidth?: number
  readonly align?: 'end'
  /** Has hardly any padding, for a column that is one of many alike. */
  readonly narrow?: boolean
  readonly sortable?: boolean
  /** Blurred in privacy mode. */
  readonly private?: boolean
  /** False for the column that identifies the row. */
  readonly hideable?: boolean
  /** Hidden until a person chooses it in the menu of columns. */
  readonly optional?: boolean
  readonly cell: (row: Row) => ReactNode
  /** The whole text, shown on hover if the cell is cut off. */
  readonly title?: (row: Row) => string | undefined
}

export interface GridSorting {
  readonly id: string
  readonly desc: boolean
}
