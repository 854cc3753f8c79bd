import { useMemo, useState } from 'react'
import type { GridSelection } from '../../ui/grid/grid-selection'
import { rowAgain, type Row } from './bill-rows'

interface Chosen {
  readonly version: number
  readonly rows: readonly Row[]
  /** The row from which the next range begins. */
  readonly anchor: Row | null
  /** The range that was made last. The next one replaces it. */
  readonly range: readonly Row[]
}

const nothing: Chosen = { version: 0, rows: [], anchor: null, range: [] }

export interface SelectedRows {
  readonly grid: GridSelection
  /** In the order of the list. */
  readonly rows: readonly Row[]
  readonly clear: () => void
}

/**
 * The selected rows of the list. They stay selected after another reading, which makes new row objects for the same
 * bills.
 */
export const useSelectedRows = (listed: readonly Row[]): SelectedRows => {
  const [chosen, setChosen] = useState(nothing)
  const selected = useMemo(() => {
    const known = new Set(listed)
    return new Set(chosen.rows.flatMap((row) => (known.has(row) ? row : (rowAgain(listed, row) ?? []))))
  }, [listed, chosen.rows])
  return useMemo(() => {
    const change = (rows: Iterable<Row>, anchor: Row | null, range: readonly Row[] = []): void =>
      setChosen({ version: chosen.version + 1, rows: [...rows], anchor, range })
    const at = (index: number): Row | null => listed[index] ?? null
    const clear = (): void => change([], null)
    const grid: GridSelection = {
      version: chosen.version,
      extent: selected.size === 0 ? 'none' : selected.size === listed.length ? 'all' : 'some',
      has: (index) => listed[index] !== undefined && selected.has(listed[index]),
      toggle: (index) => {
        const row = at(index)
        if (!row) return
        const rest = new Set(selected)
        if (!rest.delete(row)) rest.add(row)
        change(rest, row)
      },
      begin: (index) => setChosen({ ...chosen, anchor: at(index), range: [] }),
      extend: (index, start) => {
        const anchor = (chosen.anchor && rowAgain(listed, chosen.anchor)) ?? at(start)
        const from = anchor ? listed.indexOf(anchor) : index
        const range = listed.slice(Math.min(from, index), Math.max(from, index) + 1)
        const before = new Set(chosen.range)
        change(new Set([...[...selected].filter((row) => !before.has(row)), ...range]), anchor, range)
      },
      all: () => change(listed, null),
      clear,
    }
    return { grid, rows: listed.filter((row) => selected.has(row)), clear }
  }, [listed, selected, chosen])
}
