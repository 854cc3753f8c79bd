import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GridColumn } from '../../../../renderer/ui/grid/column'
import { Grid } from '../../../../renderer/ui/grid/grid'
import { useGridColumns } from '../../../../renderer/ui/grid/use-grid-columns'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { giveElementsASize } from './sized'

interface Row {
  readonly name: string
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', name: 'Name', width: 200, grow: true, sortable: true, cell: (row) => row.name },
  { id: 'length', name: 'Length', width: 80, mostWidth: 160, align: 'end', cell: (row) => row.name.length },
]

const onOpen = vi.fn()
const onVisibleRange = vi.fn()

interface SampleProps {
  readonly rows: readonly (Row | undefined)[]
  readonly content?: unknown
}

const Sample = ({ rows, content }: SampleProps) => {
  const [selected, select] = useState<number | null>(null)
  const shown = useGridColumns('sample', columns)
  return (
    <>
      <Grid
        label="Names"
        columns={shown}
        rowCount={rows.length}
        content={content}
        getRow={(index) => rows[index]}
        rowId={(index) => index}
        selected={selected}
        onSelect={select}
        onOpen={onOpen}
        onVisibleRange={onVisibleRange}
      />
      <output>{JSON.stringify(shown.sorting)}</output>
    </>
  )
}

const many = (count: number): Row[] => Array.from({ length: count }, (_, index) => ({ name: `row ${index}` }))
const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Names' })
const press = (key: string): boolean => fireEvent.keyDown(grid(), { key })
const selectedRow = (): string | null => grid().getAttribute('aria-activedescendant')
const head = (name: string): HTMLElement => screen.getByRole('columnheader', { name })

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('a hundred thousand rows draw only those near the view, and say how many there are', () => {
  render(<Sample rows={many(100_000)} />)
  expect(grid().getAttribute('aria-rowcount')).toBe('100001')
  expect(screen.getAllByRole('row').length).toBeLessThan(80)
  expect(onVisibleRange).toHaveBeenLastCalledWith(0, 18)
})

test('what is in view is drawn first, the rows beyond it once that is painted; again where the rows are others', async () => {
  const first = many(100)
  const { rerender } = render(<Sample rows={first} content={first} />)
  const drawn = (): number => screen.getAllByRole('row').length - 1
  expect(drawn()).toBe(21)
  await waitFor(() => expect(drawn()).toBe(45))
  const second = many(200)
  rerender(<Sample rows={second} content={second} />)
  expect(drawn()).toBe(21)
  await waitFor(() => expect(drawn()).toBe(45))
})

test('a row that is not read yet keeps its place and says that it is busy', () => {
  render(<Sample rows={[{ name: 'here' }, undefined]} />)
  const [, here, missing] = screen.getAllByRole('row')
  expect(here?.getAttribute('aria-busy')).toBe('false')
  expect(missing?.getAttribute('aria-busy')).toBe('true')
  expect(missing?.textContent).toBe('')
})

test('the keys walk the rows, stop at both ends, and Enter opens', () => {
  render(<Sample rows={many(50)} />)
  expect(selectedRow()).toBeNull()
  press('ArrowDown')
  expect(selectedRow()).toMatch(/-0$/)
  press('ArrowUp')
  expect(selectedRow()).toMatch(/-0$/)
  press('ArrowDown')
  press('Enter')
  expect(onOpen).toHaveBeenCalledWith(1)
  press('PageDown')
  expect(Number(selectedRow()?.split('-').at(-1))).toBeGreaterThan(10)
  press('Home')
  expect(selectedRow()).toMatch(/-0$/)
})

test('a click selects and a double click opens the row under the pointer', () => {
  render(<Sample rows={many(5)} />)
  const third = screen.getByText('row 2')
  fireEvent.click(third)
  expect(third.closest('[role=row]')?.getAttribute('aria-selected')).toBe('true')
  fireEvent.doubleClick(third)
  expect(onOpen).toHaveBeenCalledWith(2)
})

test('a sortable head goes through ascending, descending and none by Enter; others do not sort', () => {
  render(<Sample rows={many(3)} />)
  const steps = [1, 2, 3].map(() => {
    fireEvent.keyDown(head('Name'), { key: 'Enter' })
    return head('Name').getAttribute('aria-sort')
  })
  expect(steps).toEqual(['ascending', 'descending', 'none'])
  expect(head('Length').hasAttribute('aria-sort')).toBe(false)
})

test('a width given by the keyboard is remembered for the next window', () => {
  const first = render(<Sample rows={many(1)} />)
  fireEvent.keyDown(head('Length'), { key: 'ArrowRight', shiftKey: true })
  const widened = grid().style.getPropertyValue('--lc-flex-1')
  expect(widened).toBe('0 0 1016px')
  first.unmount()
  render(<Sample rows={many(1)} />)
  expect(grid().style.getPropertyValue('--lc-flex-1')).toBe(widened)
  expect(localStorage.getItem('lc-view')).toContain('1016')
})

test('space that is left over goes first to a column whose texts may need it, until a person sets its width', () => {
  forgetRemembered()
  localStorage.clear()
  render(<Sample rows={many(3)} />)
  const flexes = () => [0, 1].map((at) => grid().style.getPropertyValue(`--lc-flex-${at}`))
  expect(flexes()).toEqual(['1 0 200px', '1000 0 80px'])
  const widest = () => grid().style.getPropertyValue('--lc-most-1')
  expect(widest()).toBe('160px')
  fireEvent.keyDown(head('Length'), { key: 'ArrowRight', shiftKey: true })
  expect(flexes()[1]).toMatch(/^0 0 \d+px$/)
  // The rows that are there have it from the grid: they are not drawn again.
  expect(widest()).toBe('none')
})

test('only one head is in the tab order, and the arrows move on to the next', () => {
  render(<Sample rows={many(1)} />)
  const heads = within(grid()).getAllByRole('columnheader')
  expect(heads.map((one) => one.tabIndex)).toEqual([0, -1])
  heads[0]?.focus()
  fireEvent.keyDown(head('Name'), { key: 'ArrowRight' })
  expect(document.activeElement).toBe(head('Length'))
})
