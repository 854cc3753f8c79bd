import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { GridColumn } from '../../../../renderer/ui/grid/column'
import { ColumnsMenu } from '../../../../renderer/ui/grid/columns-menu'
import { Grid } from '../../../../renderer/ui/grid/grid'
import type { GridSelection } from '../../../../renderer/ui/grid/grid-selection'
import { useGridColumns } from '../../../../renderer/ui/grid/use-grid-columns'
import { giveElementsASize } from './sized'

const columns: readonly GridColumn<string>[] = [{ id: 'name', name: 'Name', width: 200, cell: (row) => row }]
const rows = ['one', 'two', 'three', 'four']
const onOpen = vi.fn()
const calls = {
  toggle: vi.fn<GridSelection['toggle']>(),
  begin: vi.fn<GridSelection['begin']>(),
  extend: vi.fn<GridSelection['extend']>(),
  all: vi.fn(),
  clear: vi.fn(),
}

const Sample = ({ chosen = [] }: { readonly chosen?: readonly number[] }) => {
  const [current, setCurrent] = useState<number | null>(null)
  const shown = useGridColumns('selectable', columns)
  const extent = chosen.length === 0 ? 'none' : chosen.length === rows.length ? 'all' : 'some'
  return (
    <MantineProvider env="test">
      <ColumnsMenu columns={shown} />
      <Grid
        label="Names"
        columns={shown}
        rowCount={rows.length}
        getRow={(index) => rows[index]}
        rowId={(index) => index}
        selected={current}
        onSelect={setCurrent}
        onOpen={onOpen}
        selection={{ version: chosen.length, extent, has: (index) => chosen.includes(index), ...calls }}
      />
    </MantineProvider>
  )
}

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Names' })
const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(grid(), { key, ...more })
const checkOf = (text: string): Element =>
  screen.getByText(text).closest('[role=row]')?.querySelector('[data-check]') ?? document.body
const all = (): HTMLElement => screen.getByRole('checkbox', { name: 'Select all that match' })

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('rows say whether they are selected, and the head whether none, some or all are', () => {
  const { rerender } = render(<Sample />)
  expect(all().getAttribute('aria-checked')).toBe('false')
  rerender(<Sample chosen={[1]} />)
  expect(all().getAttribute('aria-checked')).toBe('mixed')
  expect(screen.getByText('two').closest('[role=row]')?.getAttribute('aria-selected')).toBe('true')
  expect(screen.getByText('one').closest('[role=row]')?.getAttribute('aria-selected')).toBe('false')
  rerender(<Sample chosen={[0, 1, 2, 3]} />)
  expect(all().getAttribute('aria-checked')).toBe('true')
})

test('the head selects all by click, Space or Enter, and takes it back once all are', () => {
  const { rerender } = render(<Sample chosen={[1]} />)
  fireEvent.click(all())
  fireEvent.keyDown(all(), { key: ' ' })
  fireEvent.keyDown(all(), { key: 'Enter' })
  expect([calls.all.mock.calls.length, calls.clear.mock.calls.length]).toEqual([3, 0])
  rerender(<Sample chosen={[0, 1, 2, 3]} />)
  fireEvent.click(all())
  expect(calls.clear).toHaveBeenCalledOnce()
})

test('Space toggles the current row; Shift and an arrow extend from it and go on', () => {
  render(<Sample />)
  press(' ')
  expect(calls.toggle).not.toHaveBeenCalled()
  press('ArrowDown')
  press(' ')
  expect(calls.toggle).toHaveBeenCalledWith(0)
  press('ArrowDown', { shiftKey: true })
  press('End', { shiftKey: true })
  expect(calls.extend.mock.calls).toEqual([
    [1, 0],
    [3, 1],
  ])
  expect(grid().getAttribute('aria-activedescendant')).toMatch(/-3$/)
})

test('a range begins at the row that was moved to or clicked without Shift', () => {
  render(<Sample />)
  press('ArrowDown')
  press('End')
  press('ArrowUp', { shiftKey: true })
  fireEvent.click(screen.getByText('two'))
  fireEvent.click(screen.getByText('three'), { shiftKey: true })
  fireEvent.click(screen.getByText('four'), { ctrlKey: true })
  expect(calls.begin.mock.calls).toEqual([[0], [3], [1]])
})

test('a checkbox or Ctrl and a click toggle without making the row current; Shift and a click extend', () => {
  render(<Sample />)
  fireEvent.click(checkOf('two'))
  fireEvent.click(screen.getByText('three'), { ctrlKey: true })
  expect(calls.toggle.mock.calls).toEqual([[1], [2]])
  expect(grid().hasAttribute('aria-activedescendant')).toBe(false)
  fireEvent.click(screen.getByText('one'))
  fireEvent.click(screen.getByText('three'), { shiftKey: true })
  expect(calls.extend).toHaveBeenCalledWith(2, 0)
  fireEvent.doubleClick(checkOf('two'))
  expect(onOpen).not.toHaveBeenCalled()
})

test('dense rows are lower, and remembered', async () => {
  const first = render(<Sample />)
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
  fireEvent.click(await screen.findByText('Dense rows'))
  expect(grid().style.getPropertyValue('--lc-row')).toBe('26px')
  first.unmount()
  render(<Sample />)
  expect(grid().style.getPropertyValue('--lc-row')).toBe('26px')
})
