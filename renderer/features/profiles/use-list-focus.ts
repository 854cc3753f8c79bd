import { useCallbackRef } from '@mantine/hooks'
import { useRef, type FocusEvent } from 'react'
import type { GridHandle } from '../../ui/grid/grid'

/** Moves the focus in the list: `page` contains the search field, `rows` the grid. */
export const useListFocus = () => {
  const grid = useRef<GridHandle>(null)
  const rows = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLElement>(null)
  const toSearch = (): void => {
    const field = page.current?.querySelector<HTMLInputElement>('[data-search]')
    field?.focus()
    field?.select()
  }
  // Before the first row there is no grid: the container of the rows has the focus, and passes it on later.
  const toRows = useCallbackRef(() => (grid.current ?? rows.current)?.focus())
  const gridCame = useCallbackRef((handle: GridHandle | null) => {
    grid.current = handle
    if (document.activeElement === rows.current) handle?.focus()
  })
  // A closing dialog returns the focus to the container, although the grid may exist by then.
  const placeFocused = useCallbackRef((event: FocusEvent) => {
    if (event.target === event.currentTarget) grid.current?.focus()
  })
  return { page, rows, gridCame, placeFocused, toSearch, toRows }
}
