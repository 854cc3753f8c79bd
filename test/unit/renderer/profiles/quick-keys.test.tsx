import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SelectionBar } from '../../../../renderer/features/bulk/selection/selection-bar'
import type { SearchReply } from '../../../../shared/domain/directory'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { reply } from './samples'
import { searchField, show, type } from './page'

/** Keys of a person who is quicker than the list. */

beforeEach(() => giveElementsASize())
afterEach(cleanup)

const listAfter = () => {
  let come: (answer: SearchReply) => void = () => undefined
  const answer = new Promise<SearchReply>((resolve) => {
    come = resolve
  })
  show({ 'profiles:search': async () => ok(await answer) }, (selection) => (
    <SelectionBar selection={selection} onShowRun={vi.fn()} />
  ))
  return (ids: readonly number[]) => act(async () => come(reply(ids)))
}
const press = (key: string, more: object = {}): void =>
  void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })

test('Enter, Ctrl and A, T: before the list has its first row, and the tags are for all that match', async () => {
  const come = listAfter()
  act(() => searchField().focus())
  type('tag:solar')
  press('Enter')
  expect(document.activeElement).not.toBe(searchField())
  press('a', { ctrlKey: true })
  press('t')
  expect(searchField().value).toBe('tag:solar')
  await come([3, 2, 1])
  const dialog = { name: 'Add tags to 3 profiles' }
  expect(await screen.findByRole('dialog', dialog)).toBeTruthy()
})

test('the focus that was meant for the rows is theirs when they come', async () => {
  const come = listAfter()
  act(() => searchField().focus())
  press('Enter')
  await come([3, 2, 1])
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('grid'))
})

test('the focus that comes back to their place is theirs as well', async () => {
  const come = listAfter()
  act(() => searchField().focus())
  press('Enter')
  const place = document.activeElement
  act(() => searchField().focus())
  await come([3, 2, 1])
  await screen.findByRole('grid', { name: 'Profiles' })
  act(() => (place instanceof HTMLElement ? place : null)?.focus())
  expect(document.activeElement?.getAttribute('role')).toBe('grid')
})

test('of a list that turns out empty nothing is done', async () => {
  const come = listAfter()
  press('a', { ctrlKey: true })
  press('t')
  await come([])
  expect(await screen.findByText('No profiles yet.')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
