import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Suggestion } from '../../../../shared/domain/directory'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { requests } from '../show'
import { searchField, show, type } from './page'
import { reply } from './samples'

const solar: Suggestion = { insert: 'tag:solar ', from: 0, detail: 'tag', count: 148 }
const field: Suggestion = { insert: 'tag:', from: 0, detail: 'profiles with this tag', count: null }
const key = (name: string, more: object = {}): boolean =>
  fireEvent.keyDown(searchField(), { key: name, ...more })
const options = (): readonly (string | null)[] =>
  screen.queryAllByRole('option').map(({ textContent }) => textContent)

beforeEach(() => {
  giveElementsASize()
  localStorage.clear()
  vi.clearAllMocks()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('completions come as a person types; Tab takes the first, and those of a field follow', async () => {
  const { bridge } = show({
    'profiles:suggest': ({ text }) => ok(text === 'tag:' ? [solar] : [field, solar]),
  })
  await screen.findByText('CASE-3')
  expect(requests(bridge, 'profiles:suggest')).toEqual([])
  type('t')
  await waitFor(() => expect(options()).toEqual(['tag:profiles with this tag', 'tag:solartag148 profiles']))
  expect(searchField().getAttribute('aria-expanded')).toBe('true')
  key('Tab')
  expect(searchField().value).toBe('tag:')
  await waitFor(() => expect(options()).toEqual(['tag:solartag148 profiles']))
  key('Tab')
  expect(searchField().value).toBe('tag:solar ')
  expect(options()).toEqual([])
})

test('the arrows choose, Enter takes what is chosen, and only then; what stands behind the caret stays', async () => {
  show({ 'profiles:suggest': () => ok([field, { ...solar, from: 6 }]) })
  await screen.findByText('CASE-3')
  fireEvent.change(searchField(), { target: { value: 'lucia t lopez', selectionStart: 7, selectionEnd: 7 } })
  await waitFor(() => expect(options()).toHaveLength(2))
  searchField().setSelectionRange(7, 7)
  key('ArrowUp')
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('tag:solar')
  key('Enter')
  expect(searchField().value).toBe('lucia tag:solar lopez')
})

test('Enter without a choice goes on to the rows, and Escape closes, then clears, then leaves', async () => {
  show({ 'profiles:suggest': () => ok([solar]) })
  await screen.findByText('CASE-3')
  searchField().focus()
  type('t')
  await waitFor(() => expect(options()).toHaveLength(1))
  key('Escape')
  expect([options(), searchField().value]).toEqual([[], 't'])
  key('Escape')
  expect(searchField().value).toBe('')
  key('Enter')
  expect(document.activeElement).toBe(screen.getByRole('grid', { name: 'Profiles' }))
})

test('a slash leads to the field from anywhere', async () => {
  show()
  await screen.findByText('CASE-3')
  fireEvent.keyDown(document.body, { key: '/' })
  expect(document.activeElement).toBe(searchField())
})

test('the controls beside the field write into it and show what stands there', async () => {
  const { bridge } = show()
  await screen.findByText('CASE-3')
  type('lucia tag:solar zip:94107')
  fireEvent.click(screen.getByRole('button', { name: 'Filters, 2 set' }))
  const filters = await screen.findByRole('group', { name: 'Filters' })
  const zip = within(filters).getByRole<HTMLInputElement>('combobox', { name: 'ZIP code' })
  expect(zip.value).toBe('94107')
  fireEvent.change(zip, { target: { value: '' } })
  expect(searchField().value).toBe('lucia tag:solar')
  fireEvent.change(within(filters).getByRole('combobox', { name: 'Utility provider' }), {
    target: { value: 'Con Ed' },
  })
  expect(searchField().value).toBe('lucia tag:solar provider:"Con Ed"')
  const tags = within(filters).getByRole('combobox', { name: 'Tags' })
  fireEvent.change(tags, { target: { value: 'priority' } })
  fireEvent.keyDown(tags, { key: 'Enter' })
  expect(searchField().value).toBe('lucia provider:"Con Ed" tag:solar tag:priority')
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search').at(-1)).toEqual({ text: searchField().value, sort: null }),
  )
  fireEvent.click(within(filters).getByRole('button', { name: 'Clear' }))
  expect(searchField().value).toBe('')
})

test('while completions are offered nothing is said of what is half typed, but that it is not all yet', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const notes = ['“cust” makes no sense for “mover:”. So no profile matches.']
  show({
    'profiles:suggest': () =>
      ok([{ insert: 'mover:customer ', from: 0, detail: 'whose move it is', count: null }]),
    'profiles:search': ({ text }) => ok(text === '' ? reply([3]) : reply([], { notes })),
  })
  await screen.findByText('CASE-3')
  type('mover:cust')
  expect(await screen.findByText('Nothing matches what is typed so far.')).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(2_000))
  expect(screen.queryByText(/[Nn]o profile matches/)).toBeNull()
  key('Escape')
  expect(await screen.findByText('No profile matches.')).toBeTruthy()
  expect(await screen.findByText(/So no profile matches/)).toBeTruthy()
})
