import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { outcomeOf } from '../../../../electron/changes/verdict'
import { ActivityPage } from '../../../../renderer/features/activity/activity-page'
import { ActivityTab } from '../../../../renderer/features/activity/activity-tab'
import { fail } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { inPieces, show } from '../show'
import { fakeLog, hash, line } from './samples'

const onOpenProfile = vi.fn<(id: number) => void>()
const page = <ActivityPage onOpenProfile={onOpenProfile} />

const rows = async (): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('grid', { name: 'Activity' }))
    .getAllByRole('row')
    .slice(1)
const labels = async () => (await rows()).map((row) => row.textContent)
const grid = () => screen.getByRole('grid', { name: 'Activity' })

beforeEach(() => {
  giveElementsASize()
  vi.clearAllMocks()
  localStorage.clear()
})
afterEach(cleanup)

test('lines, newest first, with outcome in a word and the head of the log', async () => {
  show(page, fakeLog([line(1), line(2, { outcome: 'refused' }), line(3)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(3))
  const [first, second] = await rows()
  expect(first?.textContent).toContain('CASE-3')
  expect(first?.textContent).toContain('Tag added')
  expect(second?.textContent).toContain('Refused')
  expect(screen.getByText('3 lines')).toBeTruthy()
  expect(screen.getByText(/^3:aaaa/)).toBeTruthy()
  expect(screen.getByText('The log is intact.')).toBeTruthy()
})

test('a line that is looked at shows its personal part and its place in the chain; Escape closes it', async () => {
  show(page, fakeLog([line(1), line(2)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(2))
  fireEvent.click((await rows())[0] as HTMLElement)
  const details = await screen.findByRole('region', { name: 'Line 2' })
  expect(within(details).getByText('solar')).toBeTruthy()
  expect(within(details).getByText(hash(1))).toBeTruthy()
  expect(within(details).getByText('2026-11-20 10:00:02 UTC')).toBeTruthy()
  fireEvent.click(within(details).getByRole('button', { name: 'Open' }))
  expect(onOpenProfile).toHaveBeenCalledWith(502)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Line 2' })).toBeNull())
})

test('the line of a change names its fields in words, that of a credential its own name', async () => {
  const fields = line(1, { action: 'change', personal: { label: 'A', fields: 'zipcode, providerId' } })
  const password = line(2, { action: 'credential-change', personal: { label: 'A', field: 'password' } })
  show(page, fakeLog([fields, password]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(2))
  const [second, first] = await rows()
  expect(first?.textContent).toContain('A · ZIP code, Utility provider')
  expect(second?.textContent).toContain('A · password')
  fireEvent.click(first as HTMLElement)
  const details = await screen.findByRole('region', { name: 'Line 1' })
  expect(details.textContent).toContain('Changed fieldsZIP code, Utility provider')
})

test('of a change that reading found not made, it is not said that it was not sent', async () => {
  // The journal's end of a change whose reply was lost and that reading showed not to have happened.
  const outcome = outcomeOf({ code: 'change-did-not-happen' })
  show(page, fakeLog([line(1, { outcome })]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(1))
  const [row] = await rows()
  expect(row?.textContent).toContain('Not made')
  fireEvent.click(row as HTMLElement)
  const details = await screen.findByRole('region', { name: 'Line 1' })
  expect(details.textContent).toContain('or reading showed afterwards that it had not been made')
  expect(document.body.textContent).not.toMatch(/not sent/i)
})

test('a forgotten part, one that never was, and a line that does not open are told apart', async () => {
  show(
    page,
    fakeLog([line(1, { personal: null }), line(2, { personal: null, personalHash: null }), null]).answers,
  )
  await waitFor(async () => expect((await labels())[0]).toContain('does not open'))
  const [unopened, never, forgotten] = await rows()
  expect(forgotten?.textContent).toContain('forgotten')
  expect(never?.textContent).not.toContain('forgotten')
  fireEvent.click(unopened as HTMLElement)
  expect(screen.queryByRole('region', { name: /^Line \d/ })).toBeNull()
  fireEvent.click(forgotten as HTMLElement)
  expect(await screen.findByText(/Forgotten with its profile/)).toBeTruthy()
})

test('words narrow the list, main is asked with them, and clearing shows all again', async () => {
  const { bridge } = show(page, fakeLog([line(1), line(2), line(12)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(3))
  fireEvent.keyDown(document.body, { key: '/' })
  const field = screen.getByRole('textbox', { name: 'Search the activity' })
  expect(document.activeElement).toBe(field)
  fireEvent.change(field, { target: { value: ' CASE-1 ' } })
  await waitFor(async () => expect(await labels()).toHaveLength(2))
  expect(bridge.calls.at(-1)?.request).toMatchObject({ filter: { text: 'CASE-1' } })
  expect(screen.getByText(/searched for from line 2 on/)).toBeTruthy()
  fireEvent.change(field, { target: { value: 'nobody' } })
  expect(await screen.findByText('No line matches.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Clear the filters' }))
  await waitFor(async () => expect(await labels()).toHaveLength(3))
})

test('a person is filtered by from a line of theirs', async () => {
  const { bridge } = show(page, fakeLog([line(1)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(1))
  fireEvent.click((await rows())[0] as HTMLElement)
  fireEvent.click(await screen.findByRole('button', { name: 'Only by operator' }))
  await waitFor(() =>
    expect(bridge.calls).toContainEqual({
      channel: 'activity:count',
      request: { filter: { who: 'operator' } },
    }),
  )
  fireEvent.click(screen.getByRole('button', { name: 'Not only by operator' }))
  expect(screen.queryByRole('button', { name: 'Not only by operator' })).toBeNull()
})

test('lines that are added appear; the one that is looked at stays', async () => {
  const log = fakeLog([line(1), line(2)])
  const { bridge } = show(page, log.answers)
  await waitFor(async () => expect(await labels()).toHaveLength(2))
  fireEvent.click((await rows())[0] as HTMLElement)
  log.add(line(3))
  bridge.emit('activity:changed', { head: { count: 3, hash: hash(3) } })
  await waitFor(async () => expect((await labels())[0]).toContain('CASE-3'))
  const chosen = (await rows()).find((row) => row.getAttribute('aria-selected') === 'true')
  expect(chosen?.textContent).toContain('CASE-2')
})

test('the arrows move through the lines, and Enter opens the profile', async () => {
  show(page, fakeLog([line(1), line(2)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(2))
  fireEvent.keyDown(grid(), { key: 'ArrowDown' })
  fireEvent.keyDown(grid(), { key: 'ArrowDown' })
  expect(await screen.findByRole('region', { name: 'Line 1' })).toBeTruthy()
  fireEvent.keyDown(grid(), { key: 'Enter' })
  expect(onOpenProfile).toHaveBeenCalledWith(501)
})

test('what fits is exported, and said', async () => {
  const { bridge } = show(page, fakeLog([line(1), line(2)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(2))
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  expect(await screen.findByText(inPieces('Saved 2 lines to activity.csv.'))).toBeTruthy()
  expect(bridge.calls).toContainEqual({ channel: 'activity:export', request: { filter: {} } })
})

test('a log that was cut says what is missing, and can be checked again', async () => {
  const log = fakeLog([line(1)])
  log.check.now = {
    state: 'cut',
    head: { count: 1, hash: hash(1) },
    anchored: { count: 4, hash: hash(4) },
  }
  const { bridge } = show(page, log.answers)
  const notice = await screen.findByText('3 lines are missing at the end of the log.')
  expect(notice).toBeTruthy()
  log.check.now = { state: 'broken', at: 1 }
  fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
  expect(await screen.findByText('The log is broken at line 1.')).toBeTruthy()
  expect(bridge.calls).toContainEqual({ channel: 'activity:check', request: { again: true } })
})

test('an empty log says what it will hold; one that cannot be read can be tried again', async () => {
  show(page, fakeLog([]).answers)
  expect(await screen.findByText('Nothing was done here yet.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Export' })).toHaveProperty('disabled', true)
  cleanup()
  show(page, { ...fakeLog([]).answers, 'activity:count': () => fail('store-unavailable') })
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
})

test('a profile’s tab asks for its own lines alone', async () => {
  const { bridge } = show(<ActivityTab profileId={502} />, fakeLog([line(1), line(2), line(3)]).answers)
  await waitFor(async () => expect(await labels()).toHaveLength(1))
  expect((await labels())[0]).not.toContain('CASE-2')
  fireEvent.click(screen.getByRole('button', { name: 'Export these' }))
  await waitFor(() =>
    expect(bridge.calls).toContainEqual({
      channel: 'activity:export',
      request: { filter: { profileId: 502 } },
    }),
  )
})
