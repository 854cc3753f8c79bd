import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState, type ComponentProps } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { ViewForm } from '../../../../renderer/features/saved-views/view-form'
import { newView } from '../../../../renderer/features/saved-views/new-view'
import { ViewsRail } from '../../../../renderer/features/saved-views/views-rail'
import type { CountedView, SavedView } from '../../../../shared/domain/directory'
import { fail, ok } from '../../../../shared/errors/failure'
import { allRead } from '../triage/samples'
import { inPieces, requests, show as showPart } from '../show'

const view = (digit: number | null, name: string, text: string, count: number): CountedView => ({
  id: `00000000-0000-4000-8000-00000000000${count}`,
  name,
  text,
  sort: null,
  digit,
  count,
  unread: 0,
})
const contact = view(1, 'Needs contact', 'tag:needs-contact', 5)
const broken = view(null, 'Wrong credentials', 'status:credential_error', 7)
const onOpen = vi.fn()
let openForm: (view: SavedView | null) => void

/** The rail and the form that it opens. */
const Views = ({ current }: Pick<ComponentProps<typeof ViewsRail>, 'current'>) => {
  const [edited, setEdited] = useState<SavedView | null>(null)
  openForm = setEdited
  return (
    <>
      <ViewsRail current={current} onOpen={onOpen} onEdit={setEdited} />
      <ViewForm view={edited} onClose={() => setEdited(null)} />
    </>
  )
}

const show = (
  answers: Parameters<typeof fakeBridge>[0] = {},
  text = '',
  found?: { readonly count: number; readonly unread: number },
): FakeBridge => {
  const bridge = fakeBridge({
    'views:list': () => ok([contact, broken]),
    'directory:state': () => ok(allRead),
    ...answers,
  })
  showPart(<Views current={{ text, sort: null, found }} />, bridge)
  return bridge
}

beforeEach(() => void vi.clearAllMocks())
afterEach(cleanup)

test('the views stand there with their counts, the one that is shown is marked, and main keeps them up to date', async () => {
  const bridge = show({}, 'status:credential_error')
  expect(await screen.findByText('Needs contact')).toBeTruthy()
  expect(screen.getByRole('button', { current: true }).textContent).toBe('Wrong credentials7')
  act(() => bridge.emit('views:changed', { views: [{ ...contact, count: 12_431 }] }))
  expect(await screen.findByText('12,431')).toBeTruthy()
  expect(screen.queryByText('Wrong credentials')).toBeNull()
})

test('the view that the list shows has the list’s own number beside it', async () => {
  show({}, 'status:credential_error', { count: 8, unread: 0 })
  await waitFor(() =>
    expect(screen.getByRole('button', { current: true }).textContent).toBe('Wrong credentials8'),
  )
  expect(screen.getByText('5')).toBeTruthy()
})

test('a view of Triage or Jobs says so in place of a count, and is opened with its filters', async () => {
  const page = { kind: 'triage', snoozed: false, movers: ['retry'], provider: null, status: null } as const
  const retries: CountedView = { ...view(2, 'Retries', '', 9), page: { ...page, movers: ['retry'] } }
  show({ 'views:list': () => ok([retries]) })
  const open = await screen.findByRole('button', { name: /^Retries/ })
  expect(open.textContent).toBe('RetriesTriage')
  // The list of profiles without a search is not this view.
  expect(screen.queryByRole('button', { current: true })).toBeNull()
  fireEvent.click(open)
  expect(onOpen).toHaveBeenCalledWith(retries)
  fireEvent.click(screen.getByRole('button', { name: 'Change the view Retries' }))
  expect(await screen.findByText('Opens Triage with its filters.')).toBeTruthy()
})

test('a count is not said to be all while profiles may match that are unread, or not listed', async () => {
  const bridge = show({
    'directory:state': () => ok({ ...allRead, phase: 'paused', read: 11 }),
    'views:list': () =>
      ok([
        { ...contact, unread: 9 },
        { ...broken, count: 0, unread: 2 },
      ]),
  })
  expect(await screen.findByText('5+')).toBeTruthy()
  expect(screen.getByText('–')).toBeTruthy()
  expect(await screen.findByTitle(/9 not read yet may match too/)).toBeTruthy()
  act(() => bridge.emit('views:changed', { views: [contact] }))
  expect(await screen.findByText('5')).toBeTruthy()
  act(() => bridge.emit('directory:changed', { state: { ...allRead, phase: 'opening' }, searchable: false }))
  expect(await screen.findByText('5+')).toBeTruthy()
})

test('a click, or Alt and the digit, opens a view; a digit that no view has does nothing', async () => {
  show()
  fireEvent.click(await screen.findByText('Wrong credentials'))
  fireEvent.keyDown(document.body, { key: '¡', code: 'Digit1', altKey: true })
  fireEvent.keyDown(document.body, { key: '2', code: 'Digit2', altKey: true })
  fireEvent.keyDown(document.body, { key: '1', code: 'Digit1' })
  expect(onOpen.mock.calls).toEqual([[broken], [contact]])
})

test('a search is saved under a name and the first free key', async () => {
  const bridge = show({ 'views:save': (saved) => ok([{ ...saved, count: 3, unread: 0 }]) })
  await screen.findByText('Needs contact')
  act(() => openForm(newView({ text: 'tag:solar', sort: { column: 'created', desc: true } })))
  const dialog = await screen.findByRole('dialog', { name: 'Save this search as a view' })
  const save = within(dialog).getByRole('button', { name: 'Save' })
  expect(save.hasAttribute('disabled')).toBe(true)
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: ' Solar ' } })
  fireEvent.click(save)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(requests(bridge, 'views:save')).toMatchObject([
    { name: 'Solar', text: 'tag:solar', sort: { column: 'created', desc: true }, digit: 2 },
  ])
  expect(screen.getByText('Solar')).toBeTruthy()
})

test('a view is renamed, told whose key it takes, and removed', async () => {
  const bridge = show({
    'views:save': () => fail('store-full'),
    'views:remove': () => ok([contact]),
  })
  await screen.findByText('Wrong credentials')
  fireEvent.click(screen.getByRole('button', { name: 'Change the view Wrong credentials' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change the view' })
  fireEvent.click(within(dialog).getByRole('combobox', { name: 'Key' }))
  fireEvent.click(await screen.findByText('Alt 1'))
  expect(within(dialog).getByText(inPieces('“Needs contact” has it now, and will lose it'))).toBeTruthy()
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Credentials' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
  expect(await within(dialog).findByRole('alert')).toBeTruthy()
  expect(requests(bridge, 'views:save')).toEqual([
    { id: broken.id, name: 'Credentials', text: 'status:credential_error', sort: null, digit: 1 },
  ])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(screen.queryByText('Wrong credentials')).toBeNull())
})

test('without a connection there are none', async () => {
  const bridge = show({ 'views:list': () => fail('not-connected') })
  await waitFor(() => expect(requests(bridge, 'views:list')).toHaveLength(1))
  expect(screen.queryByRole('list')).toBeNull()
})
