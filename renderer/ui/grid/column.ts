import type { ReactNode } from 'react'

/** Pixels in which an ID of eight digits stands whole: one that is cut off is no ID. */
export const idWidth = 78

/** A column of a grid. Widths are in pixels. */
export interface GridColumn<Row> {
  readonly id: string
  readonly name: string
  readonly width: number
  readonly minWidth?: number
  /** Takes the room that is left over, until a person gives it a width. */
  readonly grow?: boolean
  readonly align?: 'end'
  /** With hardly any room beside its content: one of many that are alike. */
  readonly narrow?: boolean
  readonly sortable?: boolean
  /** Blurred in privacy mode. */
  readonly private?: boolean
  /** False for the column that says what the row is. */
  readonly hideable?: boolean
  /** Shown only where a person asks for it in the menu of columns. */
  readonly optional?: boolean
  readonly cell: (row: Row) => ReactNode
  /** The whole text, shown on hover where the cell is cut off. */
  readonly title?: (row: Row) => string | undefined
}

export interface GridSorting {
  readonly id: string
  readonly desc: boolean
}
