import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { changedFields } from '../../../../renderer/features/bills/bill-changes'
import { historyTable } from '../../../../renderer/features/history/history-table'
import { HistoryTab } from '../../../../renderer/features/history/history-tab'
import { forgetDone } from '../../../../renderer/parts/done'
import { midnight } from '../../../../renderer/lib/time'
import { fail, ok } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import type { Request } from '../../../../shared/ipc/contract'
import type { ProfileAsOf } from '../../../../shared/history/history'
import { later, requests, show as showPart } from '../show'
import { asOf, change, entries, historyAnswers, line, on, page, start } from './samples'

// The day that is looked at must not lie in the future.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 30, 12) }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const show = (answers: Answers = {}, ifAny = false) =>
  showPart(
    <HistoryTab connectionId="c1" profileId={516} ifAny={ifAny} showFields={(one) => changedFields([one])} />,
    { ...historyAnswers, ...answers },
  )

const daysShown = async () =>
  (await screen.findAllByRole('list', { name: /^\d{4}-\d{2}-\d{2}$/ })).map((day) =>
    day.getAttribute('aria-label'),
  )
const entriesOf = async (day: string) =>
  [...(await screen.findByRole('list', { name: day })).children].map((entry) => entry.textContent)

const choose = (day: string): void =>
  void fireEvent.change(screen.getByLabelText('As it was on'), { target: { value: day } })
const panel = (day: string) => screen.findByRole('region', { name: `As it was on ${day}` })

test('what was seen is listed by day, newest first, with what it was before and who did it', async () => {
  show()
  expect(await daysShown()).toEqual(['2026-11-12', '2026-11-10', '2026-11-08', '2026-11-07'])
  const [renamed] = await entriesOf('2026-11-12')
  expect(renamed).toContain('LabelCASE-00412→becameCASE-00412 moved')
  expect(renamed).toContain('Not done from here. At the reading before, on 2026-11-10 09:00, it was not so.')
  expect(renamed).toContain('The API says that it was modified on 2026-11-11 17:00.')
  const [came, changed] = await entriesOf('2026-11-08')
  expect(came).toContain('Records12→became13')
  expect(came).toContain('2026-09-03 to 2026-10-02→became2026-10-03 to 2026-11-02')
  expect(changed).toContain('Cost$131.46→became$118.46')
  const [job] = await entriesOf('2026-11-07')
  expect(job).toContain('Started from here by ana.')
  expect(screen.getByText(/^First seen on 2026-11-01 09:00/)).toBeTruthy()
})

test('a change from here is told once: with its line’s person, and not as a line of its own', async () => {
  show()
  const [tags, refused, ...others] = await entriesOf('2026-11-10')
  expect(tags).toContain('Removedsolar')
  expect(tags).toContain('Addedvip')
  expect(tags).toContain('By ana, from here.')
  expect(refused).toContain('Credential changedRefused. Asked for by ana, from here.')
  expect(others).toEqual([])
  // Where the changes are not shown, the line is.
  const { bridge } = show({ 'history:page': () => ok(page({ entries: [line(31, on(10, 14))] })) })
  await waitFor(() => expect(screen.getAllByText(/^Tag added/).length).toBe(1))
  expect(requests(bridge, 'history:page')[0]).toEqual({
    connectionId: 'c1',
    profileId: 516,
    kinds: ['profile', 'tags', 'bills', 'jobs', 'own'],
    after: null,
  })
})

test('a line that does not say which fields were changed is only perhaps of a change, and is shown beside it', async () => {
  const [renamed] = entries
  if (renamed?.kind !== 'change') throw new Error('no change')
  const own = [{ seq: 32, who: 'ana', at: renamed.at, perhaps: true as const }]
  const changed = line(32, renamed.at, { action: 'change' })
  show({ 'history:page': () => ok(page({ entries: [{ ...renamed, own }, changed] })) })
  const [first, second] = await entriesOf('2026-11-12')
  expect(first).toContain(
    'Perhaps by ana, from here: the activity log does not say which fields were changed. At the reading before',
  )
  expect(second).toContain('By ana, from here.')
})

test('a line that names some of the changed fields explains those', async () => {
  const fields = [
    { field: 'label', before: 'A', after: 'B' },
    { field: 'zipcode', before: '00007', after: '94107' },
  ]
  const own = [{ seq: 32, who: 'ana', at: on(12), only: ['zipcode'] }]
  const its = line(32, on(12), { action: 'change', personal: { label: 'A', fields: 'zipcode' } })
  const other = line(31, on(12, 8), { action: 'change', personal: { label: 'A', fields: 'providerId' } })
  show({ 'history:page': () => ok(page({ entries: [change(9, on(12), { fields, own }), its, other] })) })
  const [changed, ...lines] = await entriesOf('2026-11-12')
  expect(changed).toContain(
    'ZIP code: by ana, from here. What else changed was not done from here. At the reading before',
  )
  expect(lines).toEqual([expect.stringContaining('Profile changed: Utility providerBy ana, from here.')])
})

test('it is narrowed to a kind, and older pages are read when they are asked for', async () => {
  const next = { change: { at: on(8), n: 7 } }
  const { bridge } = show({
    'history:page': ({ after, kinds }) => {
      if (kinds.length === 1) return ok(page({ entries: entries.slice(1, 2) }))
      return ok(after ? page({ entries: entries.slice(5) }) : page({ entries: entries.slice(0, 5), next }))
    },
  })
  expect(await daysShown()).toEqual(['2026-11-12', '2026-11-10', '2026-11-08'])
  expect(screen.queryByText(/^First seen/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Older' }))
  await screen.findByRole('list', { name: '2026-11-07' })
  expect(await entriesOf('2026-11-08')).toHaveLength(2)
  expect(requests(bridge, 'history:page').at(-1)).toMatchObject({ after: next })
  expect(screen.queryByRole('button', { name: 'Older' })).toBeNull()
  fireEvent.click(screen.getByRole('combobox', { name: 'What is shown' }))
  fireEvent.click(await screen.findByRole('option', { name: 'Tags', hidden: true }))
  await waitFor(async () => expect(await daysShown()).toEqual(['2026-11-10']))
  expect(requests(bridge, 'history:page').at(-1)).toMatchObject({ kinds: ['tags'] })
})

test('as it was on a day: its label, tags, provider, last job and bills, and how sure that is', async () => {
  const { bridge } = show()
  await daysShown()
  choose('2026-11-03')
  const then = await panel('2026-11-03')
  await within(then).findByText('CASE-00412')
  for (const text of ['solar', '94107', 'Pacific Gas & Electric', '12 records'])
    expect(within(then).getByText(text)).toBeTruthy()
  expect(then.textContent).toContain('Electricity, meter 84799987: 2026-09-03 to 2026-10-02')
  expect(then.textContent).toMatch(/Bill job.*seen 2026-11-02 09:00/)
  // The profile was read again only after that day; the bills were, before they changed.
  expect(then.textContent).toContain('The next reading, on 2026-11-10 14:00, found it changed')
  expect(then.textContent).toContain('Seen so since 2026-11-02 09:00, and still at a reading after that day.')
  expect(requests(bridge, 'history:as-of')).toEqual([{ profileId: 516, until: midnight('2026-11-03', 1) }])
})

const unknown: readonly (readonly [string, Partial<ProfileAsOf>, string])[] = [
  [
    'never read',
    { start: { firstSeen: null, knownFrom: null, billsFrom: null } },
    'has not read the profile',
  ],
  [
    'before it was first seen',
    { start: { firstSeen: on(5), knownFrom: on(5), billsFrom: on(5) } },
    'saw it first on 2026-11-05 09:00',
  ],
  [
    'before changes were kept',
    { start: { firstSeen: null, knownFrom: on(5), billsFrom: null } },
    'what changes is kept since 2026-11-05 09:00',
  ],
  [
    'dropped since',
    { start: { firstSeen: on(1), knownFrom: on(5), billsFrom: null } },
    'what was seen before 2026-11-05 09:00 is not kept any more',
  ],
  ['not yet there', { created: on(6) }, 'it was created on 2026-11-06'],
  ['a gap', { start: { firstSeen: on(1), knownFrom: on(1), billsFrom: on(1) } }, 'does not lead back'],
]
test.each(unknown)('what was not known then is said to be not known: %s', async (_name, more, words) => {
  show({
    'history:as-of': ({ until }) => ok(asOf(until, { profile: null, bills: null, job: null, ...more })),
  })
  await daysShown()
  choose('2026-11-03')
  const then = await panel('2026-11-03')
  await waitFor(() => expect(then.textContent).toContain(words))
  expect(then.textContent).toContain('This console had seen none by then.')
  expect(within(then).queryByText('CASE-00412')).toBeNull()
})

test('a profile that was gone then is said to be gone', async () => {
  show({
    'history:as-of': ({ until }) =>
      ok(asOf(until, { profile: { value: null, since: on(2), lastRead: on(2), nextSeen: null } })),
  })
  await daysShown()
  choose('2026-11-03')
  expect((await panel('2026-11-03')).textContent).toContain('As it was known')
  expect(await screen.findByText(/There was no profile 516: it had been gone since 2026-11-02/)).toBeTruthy()
})

test('nothing seen, a failure, and a profile of which nothing is known are told apart', async () => {
  show({ 'history:page': () => ok(page({ entries: [] })) })
  expect(await screen.findByText('Nothing has been seen to change.')).toBeTruthy()
  cleanup()
  show({ 'history:page': () => fail('store-damaged') })
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  cleanup()
  const nothing = { firstSeen: null, knownFrom: null, billsFrom: null }
  const { container } = show({ 'history:page': () => ok(page({ entries: [], start: nothing })) }, true)
  await waitFor(() => expect(container.querySelector('[aria-busy="true"]')).toBeNull())
  expect(screen.queryByLabelText('As it was on')).toBeNull()
})

test('what is learned of the profile is read again', async () => {
  let known = [change(1, on(3), { fields: [{ field: 'zipcode', before: '00007', after: '94107' }] })]
  const { bridge } = show({ 'history:page': () => ok(page({ entries: known, start })) })
  expect(await daysShown()).toEqual(['2026-11-03'])
  known = [change(2, on(4), { fields: [{ field: 'zipcode', before: '94107', after: null }] }), ...known]
  bridge.emit('profiles:changed', { rows: [], removed: [516] })
  expect((await entriesOf('2026-11-04'))[0]).toContain('ZIP code94107→becamenot given by the API')
})

test('all of it is saved as a table: also the pages that are not shown, with fields, old and new', async () => {
  const next = { change: { at: on(8), n: 7 } }
  const { bridge } = show({
    'history:page': ({ after }) =>
      ok(after ? page({ entries: entries.slice(5) }) : page({ entries: entries.slice(0, 5), next })),
    'tables:save': () => ok({ savedTo: 'history.csv', rewritten: [] }),
  })
  await daysShown()
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export the history as CSV', hidden: true }))
  expect(await screen.findByText('history.csv')).toBeTruthy()
  const [saved] = requests(bridge, 'tables:save') as readonly Request<'tables:save'>[]
  expect(saved).toMatchObject({ name: 'history of 516 2026-11-30', format: 'csv' })
  const { columns, lines } = historyTable(entries, start, (one) => changedFields([one]))
  expect(saved?.columns).toEqual(columns)
  expect(saved?.lines).toEqual(lines)
})

/** An export whose second page comes when the test gives it; a first page is shown, and read for the file. */
const exporting = async () => {
  const next = { change: { at: on(8), n: 7 } }
  const second = later<ReturnType<typeof page>>()
  const shown = show({
    'history:page': async ({ after }) =>
      ok(after ? await second.answer : page({ entries: entries.slice(0, 5), next })),
    'tables:save': () => ok({ savedTo: 'history.csv', rewritten: [] }),
  })
  await daysShown()
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export the history as CSV', hidden: true }))
  await waitFor(() => expect(requests(shown.bridge, 'history:page')).toHaveLength(3))
  const ended = async (answer = page({ entries: entries.slice(5), next })) => {
    second.give(answer)
    // Whatever follows from the answer has happened when this has been answered as well.
    await waitFor(() => expect(shown.queries.isMutating()).toBe(0))
    return {
      pages: requests(shown.bridge, 'history:page').length,
      saved: requests(shown.bridge, 'tables:save'),
      said: screen.queryByRole('alert'),
    }
  }
  return { ...shown, ended }
}
const nothingSaved = { pages: 3, saved: [], said: null }

test('an export that is left behind by another view, such as that of another connection, saves nothing', async () => {
  const { changeTo, ended } = await exporting()
  changeTo(<p>Another customer</p>)
  expect(await ended()).toEqual(nothingSaved)
})

test('an export while the connection changes saves nothing', async () => {
  const { ended } = await exporting()
  forgetDone()
  expect(await ended(page({ entries: entries.slice(5) }))).toEqual(nothingSaved)
})

test('an export of a profile that is forgotten meanwhile saves nothing', async () => {
  const { bridge, ended } = await exporting()
  bridge.emit('profiles:changed', { rows: [], removed: [516], forgotten: [516] })
  expect((await ended()).saved).toEqual([])
  cleanup()
  // The page may hear of it after its next answer.
  const late = await exporting()
  const nothing = { firstSeen: null, knownFrom: null, billsFrom: null }
  expect(await late.ended(page({ entries: [], start: nothing }))).toEqual(nothingSaved)
})

test('an export of a history that cannot be read to its end saves nothing, and says why', async () => {
  const next = { change: { at: on(8), n: 7 } }
  const { bridge } = show({
    'history:page': ({ after }) => (after ? fail('store-damaged') : ok(page({ next }))),
  })
  await daysShown()
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Export the history as JSON', hidden: true }))
  expect(await screen.findByText(wordingOf({ code: 'store-damaged' }).title)).toBeTruthy()
  expect(requests(bridge, 'tables:save')).toEqual([])
})
