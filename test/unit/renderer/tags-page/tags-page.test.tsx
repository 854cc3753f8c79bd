import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TagsPage } from '../../../../renderer/features/tags/tags-page'
import { ok, type Result } from '../../../../shared/errors/failure'
import type { Reply } from '../../../../shared/ipc/contract'
import { later, requests } from '../show'
import { show } from '../bulk/show'
import { knownTags } from '../bulk/samples'
import { allRead } from '../triage/samples'
import { giveElementsASize } from '../ui/sized'

const onRun = vi.fn()
const onShowProfiles = vi.fn()
const ids: Readonly<Record<string, readonly number[]>> = { solar: [2, 1], 'needs-contact': [3, 2] }
const page = (answers: Parameters<typeof show>[1] = {}) =>
  show(<TagsPage onRun={onRun} onShowProfiles={onShowProfiles} />, {
    'tags:profiles': ({ names }) =>
      ok({ ids: Int32Array.from(new Set(names.flatMap((name) => ids[name] ?? []))), unread: 5 }),
    ...answers,
  })
const pick = async (name: string): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByText(name))
  return screen.findByRole('region', { name: `Tag ${name}` })
}

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
})
afterEach(cleanup)

test('all tags are listed with their counts, and searched', async () => {
  page()
  expect(await screen.findByText('212')).toBeTruthy()
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'SOL' } })
  expect(screen.queryByText('needs-contact')).toBeNull()
  expect(screen.getByText('solar')).toBeTruthy()
})

test('while profiles are unread, no count of a tag is said to be all', async () => {
  page({ 'directory:state': () => ok({ ...allRead, phase: 'filling', read: 12, left: 8 }) })
  expect(await screen.findByText('212+')).toBeTruthy()
  expect(screen.getByText('3 tags so far')).toBeTruthy()
  expect((await pick('solar')).textContent).toContain('31 profiles have it, of those that were read so far.')
})

test('without a tag, that profiles are unread is said', async () => {
  page({ 'tags:known': () => ok([]), 'directory:state': () => ok({ ...allRead, listedAt: null }) })
  expect(await screen.findByText('No tags so far: not all profiles are read yet.')).toBeTruthy()
})

test('where nothing can be read, why is said on the page, and no key is offered that does nothing', async () => {
  const failure = { code: 'permission-denied', apiText: 'Permission denied' } as const
  const state = { ...allRead, phase: 'waiting', total: 0, read: 0, listedAt: null, failure } as const
  page({ 'tags:known': () => ok([]), 'directory:state': () => ok(state) })
  const said = await screen.findByText(/could not be read: This certificate is not allowed to do that/)
  expect(said.closest('[role="alert"]')?.textContent).toContain('Permission denied')
  expect(screen.queryByText(/press T/)).toBeNull()
})

test('a tag that the search leaves out is not offered beside the list', async () => {
  page()
  await pick('solar')
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing is called so' } })
  expect(await screen.findByText('No tag matches.')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Tag solar' })).toBeNull()
})

test.each([
  ['Show its profiles', onShowProfiles],
  ['Remove everywhere…', onRun],
])('%s: an answer that comes when the person has gone on changes nothing', async (button, told) => {
  const reply = later<Result<Reply<'tags:profiles'>>>()
  const bridge = page({ 'tags:profiles': () => reply.answer })
  const panel = await pick('solar')
  fireEvent.click(within(panel).getByRole('button', { name: button }))
  await waitFor(() => expect(requests(bridge, 'tags:profiles')).toHaveLength(1))
  cleanup()
  await act(async () => reply.give(ok({ ids: Int32Array.of(1), unread: 0 })))
  expect(told).not.toHaveBeenCalled()
})

test('of two tags whose profiles were asked for, the later one is shown, whichever is answered first', async () => {
  const replies = { solar: later<null>(), 'needs-contact': later<null>() }
  page({
    'tags:profiles': async ({ names: [name] }) => {
      await replies[name as keyof typeof replies].answer
      return ok({ ids: Int32Array.from(ids[name ?? ''] ?? []), unread: 0 })
    },
  })
  for (const name of ['solar', 'needs-contact']) {
    const panel = await pick(name)
    fireEvent.click(within(panel).getByRole('button', { name: 'Show its profiles' }))
  }
  await act(async () => replies['needs-contact'].give(null))
  await act(async () => replies.solar.give(null))
  expect(onShowProfiles.mock.calls.map(([name]) => name as string)).toEqual(['needs-contact'])
})

test('a tag is renamed by a run over the profiles that have it', async () => {
  page()
  const panel = await pick('solar')
  const field = within(panel).getByLabelText('Rename to')
  fireEvent.change(field, { target: { value: 'pv' } })
  fireEvent.submit(field)
  await waitFor(() => expect(onRun).toHaveBeenCalledTimes(1))
  expect(onRun).toHaveBeenCalledWith({
    operation: { kind: 'tag-rename', from: ['solar'], to: 'pv' },
    ids: Int32Array.of(2, 1),
    note: '5 profiles that have not been read yet may have it too: they are not included.',
  })
})

test('a new name that differs from another tag by case alone is asked about', async () => {
  page()
  const panel = await pick('solar')
  const field = within(panel).getByLabelText('Rename to')
  fireEvent.change(field, { target: { value: 'Needs-Contact' } })
  fireEvent.submit(field)
  expect(await within(panel).findByText(/There is already a tag “needs-contact”/)).toBeTruthy()
  expect(onRun).not.toHaveBeenCalled()
  const likely = within(panel).getByRole('button', { name: 'Use “needs-contact”' })
  expect(document.activeElement).toBe(likely)
  fireEvent.click(likely)
  await waitFor(() =>
    expect(onRun.mock.calls[0]?.[0]).toMatchObject({ operation: { from: ['solar'], to: 'needs-contact' } }),
  )
})

test('several tags are merged into one of them, each profile once', async () => {
  page()
  fireEvent.click(await screen.findByLabelText('Choose solar'))
  fireEvent.click(screen.getByLabelText('Choose needs-contact'))
  const panel = screen.getByRole('region', { name: 'Chosen tags' })
  fireEvent.click(within(panel).getByRole('button', { name: 'solar' }))
  fireEvent.click(within(panel).getByRole('button', { name: 'Merge…' }))
  await waitFor(() => expect(onRun).toHaveBeenCalledTimes(1))
  const [{ operation, ids: those }] = onRun.mock.calls[0] as [{ operation: unknown; ids: Int32Array }]
  expect(operation).toEqual({ kind: 'tag-rename', from: ['needs-contact'], to: 'solar' })
  expect([...those].sort()).toEqual([1, 2, 3])
})

test('more tags than one run takes are not offered one, and it is said', async () => {
  page({
    'tags:known': () =>
      ok(Array.from({ length: 21 }, (_, at) => ({ name: `tag ${at}`, count: 1, colour: null }))),
  })
  await screen.findByText('tag 0')
  for (let at = 0; at < 21; at += 1) fireEvent.click(screen.getByLabelText(`Choose tag ${at}`))
  const panel = () => within(screen.getByRole('region', { name: 'Chosen tags' }))
  expect(panel().getByText('At most 20 tags can be merged or removed at a time.')).toBeTruthy()
  expect(panel().queryByRole('button', { name: 'Remove everywhere…' })).toBeNull()
  expect(panel().getByRole('button', { name: 'Show their profiles' })).toBeTruthy()
  fireEvent.click(screen.getByLabelText('Choose tag 3'))
  expect(panel().getByRole('button', { name: 'Remove everywhere…' })).toBeTruthy()
})

test('a tag is removed everywhere, and its profiles are shown', async () => {
  page()
  const panel = await pick('solar')
  fireEvent.click(within(panel).getByRole('button', { name: 'Remove everywhere…' }))
  await waitFor(() =>
    expect(onRun.mock.calls[0]?.[0]).toMatchObject({ operation: { kind: 'tag-remove', tags: ['solar'] } }),
  )
  fireEvent.click(within(panel).getByRole('button', { name: 'Show its profiles' }))
  await waitFor(() => expect(onShowProfiles).toHaveBeenCalledWith('solar', Int32Array.of(2, 1)))
})

test('a color is chosen', async () => {
  const bridge = page({ 'tags:colour': () => ok(knownTags) })
  const panel = await pick('needs-contact')
  fireEvent.click(within(panel).getByRole('radio', { name: 'Green' }))
  await waitFor(() => expect(requests(bridge, 'tags:colour')).toEqual([{ name: 'needs-contact', colour: 2 }]))
})
