import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { z } from 'zod'
import { usePreferences } from '../preferences'
import { useRemembered } from '../remembered'
import type { GridColumn, GridSorting } from './column'

const features = tableFeatures({
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
})

const columnState = z.object({
  widths: z.record(z.string(), z.number()),
  order: z.array(z.string()),
  visible: z.record(z.string(), z.boolean()),
  sorting: z.array(z.object({ id: z.string(), desc: z.boolean() })).max(1),
  dense: z.boolean().default(false),
})
const untouched: z.infer<typeof columnState> = {
  widths: {},
  order: [],
  visible: {},
  sorting: [],
  dense: false,
}
const noRows: readonly object[] = []

/** One column as the grid currently shows it. */
export interface ShownColumn<Row> extends GridColumn<Row> {
  /** Width in pixels that a person chose, or undefined. */
  readonly chosenWidth: number | undefined
  readonly sorted: 'asc' | 'desc' | null
}

export interface GridColumns<Row> {
  readonly shown: readonly ShownColumn<Row>[]
  /** All columns in their order, hidden or not, for the column menu. */
  readonly all: readonly { readonly column: GridColumn<Row>; readonly visible: boolean }[]
  readonly sorting: GridSorting | null
  readonly toggleSorting: (id: string) => void
  readonly resize: (id: string, width: number) => void
  readonly setVisible: (id: string, visible: boolean) => void
  /** Moves a column to the left of its left neighbour, or to the right of its right one. */
  readonly move: (id: string, by: -1 | 1) => void
  readonly reset: () => void
  /** Pixels. */
  readonly rowHeight: number
  readonly dense: boolean
  readonly setDense: (dense: boolean) => void
}

/** Sorting that is controlled from outside of the grid. */
export interface SortingControl {
  /** The sorting that was asked for. */
  readonly sorting: GridSorting | null
  /** The sorting of the rows on the screen. The head is marked together with them, and not before. */
  readonly shown: GridSorting | null
  readonly onSorting: (sorting: GridSorting | null) => void
}

const heights = { airy: 32, dense: 26 }

/**
 * Which columns a grid shows, in which order, how wide, how high the rows are, and which column sorts them; remembered
 * under `key`. TanStack Table keeps this state but knows nothing of the rows: with an object for each, 100,000 rows
 * would take twice the memory.
 */
export const useGridColumns = <Row>(
  key: string,
  columns: readonly GridColumn<Row>[],
  control?: SortingControl,
): GridColumns<Row> => {
  const [state, setState] = useRemembered(`grid:${key}`, columnState, untouched)
  const { preferences, change } = usePreferences()
  const dense = preferences.dense ?? state.dense
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        size: column.width,
        minSize: column.minWidth ?? 48,
        enableSorting: column.sortable ?? false,
        sortDescFirst: false,
        enableHiding: column.hideable ?? true,
      })),
    [columns],
  )
  const visible = useMemo(
    () => ({
      ...Object.fromEntries(columns.flatMap(({ id, optional }) => (optional ? [[id, false]] : []))),
      ...state.visible,
    }),
    [columns, state.visible],
  )
  const own = state.sorting[0] ?? null
  const sorting = control ? control.sorting : own
  const shown = control ? control.shown : own
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    manualSorting: true,
    state: {
      columnSizing: state.widths,
      columnOrder: state.order,
      columnVisibility: visible,
      sorting: sorting ? [sorting] : [],
    },
    onColumnSizingChange: (change) => setState({ ...state, widths: functionalUpdate(change, state.widths) }),
    onColumnOrderChange: (change) => setState({ ...state, order: functionalUpdate(change, state.order) }),
    onColumnVisibilityChange: (change) => setState({ ...state, visible: functionalUpdate(change, visible) }),
    onSortingChange: (change) => {
      const next = functionalUpdate(change, sorting ? [sorting] : [])[0] ?? null
      if (control) control.onSorting(next)
      else setState({ ...state, sorting: next ? [next] : [] })
    },
  })

  // The same object as long as nothing in it changes, so that new rows do not render the heads or the menu again.
  return useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]))
    const sorted = shown && byId.get(shown.id)?.sortable ? shown : null
    const leaves = table.getAllLeafColumns().flatMap((leaf) => {
      const column = byId.get(leaf.id)
      return column ? [{ leaf, column }] : []
    })
    return {
      shown: leaves
        .filter(({ leaf }) => leaf.getIsVisible())
        .map(({ leaf, column }) => ({
          ...column,
          chosenWidth: leaf.id in state.widths ? leaf.getSize() : undefined,
          sorted: sorted?.id === leaf.id ? (sorted.desc ? 'desc' : 'asc') : null,
        })),
      all: leaves.map(({ leaf, column }) => ({ column, visible: leaf.getIsVisible() })),
      sorting: sorted,
      toggleSorting: (id) => table.getColumn(id)?.toggleSorting(undefined, false),
      resize: (id, width) =>
        table.setColumnSizing((widths) => ({
          ...widths,
          [id]: Math.round(Math.max(width, byId.get(id)?.minWidth ?? 48)),
        })),
      setVisible: (id, visible) => table.getColumn(id)?.toggleVisibility(visible),
      move: (id, by) => {
        const ids = leaves.map(({ leaf }) => leaf.id)
        const from = ids.indexOf(id)
        const to = from + by
        if (from < 0 || to < 0 || to >= ids.length) return
        table.setColumnOrder(ids.toSpliced(from, 1).toSpliced(to, 0, id))
      },
      reset: () => setState({ ...untouched, sorting: state.sorting, dense: state.dense }),
      rowHeight: dense ? heights.dense : heights.airy,
      dense,
      setDense: (wanted) => change({ dense: wanted }),
    }
  }, [table, columns, state, shown, setState, dense, change])
}
