import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { notifications } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetProfiles, showProfiles } from '../../../../renderer/features/profiles/view'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { reply } from './samples'
import { inPieces, requests } from '../show'
import { bar, found, searchField, show, type } from './page'

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Profiles' })
const press = (key: string, more: object = {}): boolean => fireEvent.keyDown(grid(), { key, ...more })

beforeEach(() => {
  giveElementsASize()
  localStorage.clear()
  notifications.clean()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('Space selects the current row, Shift and the arrows a range', async () => {
  show()
  await screen.findByText('CASE-3')
  press('ArrowDown')
  press(' ')
  expect(bar()).toContain('1 selected, 0 elsewhere: 3 ')
  press('ArrowDown', { shiftKey: true })
  press('ArrowDown', { shiftKey: true })
  expect(bar()).toContain('3 selected, 0 elsewhere: 3 2 1')
  press('ArrowUp', { shiftKey: true })
  expect(bar()).toContain('2 selected, 0 elsewhere: 3 2 ')
})

test('Ctrl and A selects all that match, wherever the focus is, but not in a field', async () => {
  show()
  await screen.findByText('CASE-3')
  fireEvent.keyDown(searchField(), { key: 'a', ctrlKey: true })
  expect(bar()).toContain('0 selected')
  fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true })
  expect(bar()).toContain('3 selected')
  expect(screen.getByRole('checkbox', { name: 'Select all that match' }).getAttribute('aria-checked')).toBe(
    'true',
  )
})

test('the selection is kept while the search changes, and says how many are not in the list', async () => {
  show({ 'profiles:search': ({ text }) => ok(text === '' ? reply([3, 2, 1]) : reply([2, 9])) })
  await screen.findByText('CASE-3')
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select all that match' }))
  type('nine')
  await screen.findByText('CASE-9')
  expect(bar()).toContain('3 selected, 2 elsewhere: 2 3 1 (nine)')
  const all = screen.getByRole('checkbox', { name: 'Select all that match' })
  expect(all.getAttribute('aria-checked')).toBe('mixed')
  fireEvent.click(all)
  expect(bar()).toContain('4 selected, 2 elsewhere')
  fireEvent.click(all)
  expect(bar()).toContain('2 selected, 2 elsewhere: 3 1')
  fireEvent.click(screen.getByRole('button', { name: 'clear' }))
  expect(bar()).toContain('0 selected')
})

test('what was deleted is selected no more', async () => {
  show()
  await screen.findByText('CASE-3')
  fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true })
  act(() => forgetProfiles([2]))
  expect(bar()).toContain('2 selected, 0 elsewhere: 3 1')
})

test('profiles that another view shows narrow the list under their name, until the chip is taken off', async () => {
  const { bridge, connectionId } = show({
    'profiles:search': ({ within: some }) => ok(some ? reply([2]) : reply([3, 2, 1])),
  })
  await screen.findByText('CASE-3')
  act(() => showProfiles(connectionId, 'Tagging solar', Int32Array.of(2)))
  await waitFor(() => expect(screen.queryByText('CASE-3')).toBeNull())
  expect(requests(bridge, 'profiles:search').at(-1)).toEqual({
    text: '',
    sort: null,
    within: Int32Array.of(2),
  })
  expect(found()).toContain('1 of 3')
  fireEvent.click(screen.getByRole('button', { name: 'Leave Tagging solar' }))
  expect(await screen.findByText('CASE-3')).toBeTruthy()
})

test('a list that is no search cannot be saved as a view, and the button says why', async () => {
  const { connectionId } = show({
    'profiles:search': ({ within: some }) => ok(some ? reply([2]) : reply([3, 2, 1])),
  })
  await screen.findByText('CASE-3')
  act(() => showProfiles(connectionId, 'Pasted list of 1', Int32Array.of(2)))
  const save = screen.getByRole('button', { name: 'Save view' })
  expect(save.hasAttribute('disabled')).toBe(true)
  expect(save.title).toBe('Only a search can be saved: leave “Pasted list of 1” first')
  fireEvent.click(screen.getByRole('button', { name: 'Leave Pasted list of 1' }))
  expect(save.hasAttribute('disabled')).toBe(false)
})

test('the list, or what is selected of it, is saved and copied with the columns in their order', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const { bridge } = show({
    'profiles:export': () =>
      ok({
        savedTo: 'profiles.csv',
        unread: 2,
        rewritten: [{ column: 'Label', count: 3, example: '00412' }],
      }),
    'profiles:table': () => ok({ text: 'a\tb', unread: 0 }),
  })
  await screen.findByText('CASE-3')
  const columns = ['label', 'id', 'provider', 'last-job', 'zip', 'tags', 'created', 'read']
  fireEvent.click(screen.getByRole('button', { name: 'More' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export 3 as CSV' }))
  expect((await screen.findByText('profiles.csv')).parentElement?.textContent).toMatch(
    /^Saved to profiles.csv. 2 profiles had not been read yet/,
  )
  expect(screen.getByText(inPieces(/changes 3 values of Label \(such as 00412\)/))).toBeTruthy()
  expect(requests(bridge, 'profiles:export')).toEqual([
    { ids: Int32Array.of(3, 2, 1), columns, format: 'csv' },
  ])

  fireEvent.click(screen.getByRole('button', { name: 'More' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy 3 as a table' }))
  expect(await screen.findByText('Copied 3 rows.')).toBeTruthy()
  expect(writeText).toHaveBeenCalledWith('a\tb')

  press('ArrowDown')
  press(' ')
  fireEvent.click(screen.getByRole('button', { name: 'save selected' }))
  await waitFor(() =>
    expect(requests(bridge, 'profiles:export').at(-1)).toEqual({
      ids: Int32Array.of(3),
      columns,
      format: 'csv',
    }),
  )
})

const resolution = {
  named: [
    { line: 'CASE-1', id: 1 },
    { line: '2', id: 2 },
  ],
  found: Int32Array.of(1, 2),
  ambiguous: [{ line: 'TWIN', ids: [3, 9] }],
  unknown: ['nobody'],
  repeated: 1,
  unread: 0,
  unsettled: [],
}

test('a pasted column becomes the list: found, chosen by hand, and unknown ones named', async () => {
  const { bridge } = show({ 'profiles:resolve': () => ok(resolution) })
  await screen.findByText('CASE-3')
  fireEvent.keyDown(document.body, { key: 'V', ctrlKey: true, shiftKey: true })
  const dialog = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  const field = within(dialog).getByLabelText('IDs or labels, one per line')
  fireEvent.change(field, { target: { value: 'CASE-1\tmore\r\n2\n\n TWIN \nnobody\n2\n' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look up' }))
  expect(await within(dialog).findByText('nobody')).toBeTruthy()
  expect(requests(bridge, 'profiles:resolve')).toEqual([{ lines: ['CASE-1', '2', 'TWIN', 'nobody', '2'] }])
  expect(within(dialog).getByRole('status').textContent).toBe(
    '2 found1 ambiguous1 unknown1 row without a value here (row 3)1 repeated line counted once',
  )
  fireEvent.click(within(dialog).getByRole('combobox', { name: 'Which profile is TWIN?' }))
  fireEvent.click(await screen.findByText('9 · Pacific Gas & Electric · 94107 · 2026-10-29'))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Show these 3 profiles' }))
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search').at(-1)).toEqual({
      text: '',
      sort: null,
      within: Int32Array.of(1, 2, 9),
    }),
  )
  expect(screen.getByRole('button', { name: 'Leave Pasted list of 3' })).toBeTruthy()
  press('ArrowDown')
  press(' ')
  expect(bar()).toContain('(Pasted list of 3) without nobody')
})

const pasteInList = (text: string, at: Element = document.body): void => {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  fireEvent(at, Object.assign(event, { clipboardData: { getData: () => text } }))
}

test('lines pasted in the list itself are looked up at once, a table waits for its column', async () => {
  const { bridge } = show({ 'profiles:resolve': () => ok(resolution) })
  await screen.findByText('CASE-3')
  pasteInList('   \n')
  expect(screen.queryByRole('dialog')).toBeNull()
  pasteInList('CASE-1\r\n2\r\n')
  const found = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  expect(await within(found).findByText('nobody')).toBeTruthy()
  expect(requests(bridge, 'profiles:resolve')).toEqual([{ lines: ['CASE-1', '2'] }])
  fireEvent.click(within(found).getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  pasteInList('CASE-1\tAnn\nCASE-2\tBob\n')
  const table = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  expect(within(table).getByLabelText('Column that names the profiles', { selector: 'input' })).toBeTruthy()
  expect(requests(bridge, 'profiles:resolve')).toHaveLength(1)
})

test('what is pasted into a field stays there', async () => {
  const { bridge } = show({ 'profiles:resolve': () => ok(resolution) })
  await screen.findByText('CASE-3')
  const search = screen.getByRole('combobox', { name: 'Search profiles' })
  search.focus()
  pasteInList('CASE-1\n2', search)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(requests(bridge, 'profiles:resolve')).toEqual([])
})

test('before the list is shown, lines are named of which an unread profile may have the label', async () => {
  let asked = 0
  const unsettled = { ...resolution, ambiguous: [], unread: 1200, unsettled: ['CASE-1', 'nobody'] }
  show({
    'profiles:resolve': () => {
      asked += 1
      return ok(asked === 1 ? unsettled : { ...resolution, ambiguous: [] })
    },
  })
  await screen.findByText('CASE-3')
  fireEvent.keyDown(document.body, { key: 'V', ctrlKey: true, shiftKey: true })
  const dialog = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  fireEvent.change(within(dialog).getByLabelText('IDs or labels, one per line'), { target: { value: 'x' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look up' }))
  const notice = await within(dialog).findByText('2 lines looked up among the profiles read so far.')
  expect(dialog.textContent).toContain('1,200 profiles that had not been read then may have the same label')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Which lines' }))
  expect(within(dialog).getByText('CASE-1')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look up again' }))
  await waitFor(() => expect(notice.isConnected).toBe(false))
  expect(within(dialog).getByText(/^1 line: no profile has this ID or label/)).toBeTruthy()
})

test('all lines of a long list can be seen, told apart and chosen, and the unknown ones copied', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const unknown = Array.from({ length: 450 }, (_, at) => `nobody ${at}`)
  // Nine profiles a line: those of the first 25 lines are more than one question may ask for.
  const ambiguous = Array.from({ length: 26 }, (_, at) => ({
    line: `TWIN ${at}`,
    ids: Array.from({ length: 9 }, (_none, place) => 1000 + 9 * at + place),
  }))
  const { bridge } = show({ 'profiles:resolve': () => ok({ ...resolution, ambiguous, unknown }) })
  await screen.findByText('CASE-3')
  fireEvent.keyDown(document.body, { key: 'V', ctrlKey: true, shiftKey: true })
  const dialog = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  fireEvent.change(within(dialog).getByLabelText('IDs or labels, one per line'), { target: { value: 'x' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look up' }))

  const strangers = await within(dialog).findByRole('region', { name: 'Unknown lines' })
  expect(within(strangers).queryByText('nobody 200')).toBeNull()
  fireEvent.click(within(strangers).getByText('Show 200 of 250 more lines'))
  fireEvent.click(within(strangers).getByText('Show 50 of 50 more lines'))
  expect(within(strangers).getByText('nobody 449')).toBeTruthy()
  fireEvent.click(within(strangers).getByText('Copy unknown lines'))
  expect(writeText).toHaveBeenCalledWith(unknown.join('\n'))

  const twins = within(dialog).getByRole('region', { name: 'Ambiguous lines' })
  fireEvent.click(within(twins).getByText('Show 1 of 1 more line'))
  fireEvent.click(within(twins).getByLabelText('Which profile is TWIN 25?', { selector: 'input' }))
  fireEvent.click(await screen.findByText('1226 · Pacific Gas & Electric · 94107 · 2026-10-29'))
  expect(within(dialog).getByText('Show these 3 profiles')).toBeTruthy()
  const asked = requests(bridge, 'profiles:rows') as readonly { readonly ids: readonly number[] }[]
  expect(asked.every(({ ids }) => ids.length <= 200)).toBe(true)
  expect(asked.flatMap(({ ids }) => ids)).toEqual(expect.arrayContaining(ambiguous.flatMap(({ ids }) => ids)))
})

test('where a whole column finds nothing, it is named, and another one is one press away', async () => {
  const lost = { ...resolution, found: new Int32Array(), ambiguous: [], unknown: ['Ann', 'Bob'], repeated: 0 }
  show({ 'profiles:resolve': () => ok(lost) })
  await screen.findByText('CASE-3')
  fireEvent.click(screen.getByRole('button', { name: 'Paste a list…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  const field = within(dialog).getByLabelText('IDs or labels, one per line')
  fireEvent.change(field, { target: { value: 'KA\tAnn 1\nKB\tBob 2' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look up' }))
  expect(await within(dialog).findByText('No profile was found for “Column 2: Ann 1”.')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Choose another column' }))
  expect(await within(dialog).findByRole('combobox', { name: 'Column that names the profiles' })).toBeTruthy()
})

test('more lines than can be looked up are refused with their number', async () => {
  const { bridge } = show()
  await screen.findByText('CASE-3')
  fireEvent.click(screen.getByRole('button', { name: 'Paste a list…' }))
  const dialog = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  const field = within(dialog).getByLabelText('IDs or labels, one per line')
  fireEvent.change(field, { target: { value: 'x\n'.repeat(20_003) } })
  expect(within(dialog).getByText('3 lines too many')).toBeTruthy()
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
  expect(requests(bridge, 'profiles:resolve')).toEqual([])
})
