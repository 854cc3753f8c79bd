import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { keepInSight } from '../../../../renderer/features/triage/common/started'
import { useActsOnChosen } from '../../../../renderer/features/triage/choice/chosen'
import { TriagePage } from '../../../../renderer/features/triage/triage-page'
import { keys } from '../../../../renderer/bridge/keys'
import { verdictOf } from '../../../../shared/domain/lockout'
import type { ChosenNow } from '../../../../shared/domain/triage'
import { fail, ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { requests } from '../show'
import { show } from './show'
import { caseOf, jobOf, playbookOf, queueOf, stateOf } from './samples'

beforeAll(() => giveElementsASize())
afterEach(cleanup)

const queue = queueOf([
  { mover: 'retry', provider: 'Gas', status: 'site_error', ids: [5, 4, 3] },
  { mover: 'support', provider: 'Power', status: 'terminated', ids: [9, 8] },
])

const nowOf = (ids: Int32Array, more: Partial<ChosenNow> = {}): ChosenNow => ({
  jobIds: Array.from(ids, (id) => `job-${id}`),
  snoozes: [],
  providers: [],
  ...more,
})

const onStartAgain = vi.fn()
const onTag = vi.fn()
let visit = 0

const Case = () => <p>{useActsOnChosen() ? 'keys for the chosen' : 'keys for this case'}</p>

const showPage = async (answers: Answers = {}) => {
  visit += 1
  const shown = show(
    <main tabIndex={-1}>
      <TriagePage
        connectionId={`chosen-${visit}`}
        onOpen={vi.fn()}
        onTag={onTag}
        onStartAgain={onStartAgain}
        onSaveView={vi.fn()}
        onCloseGaps={vi.fn()}
        inspector={() => <Case />}
      />
    </main>,
    {
      'triage:queue': () => ok(queue),
      'triage:chosen': ({ ids }) => ok(nowOf(ids)),
      ...answers,
    },
  )
  await screen.findByText('CASE-5')
  screen.getByRole('listbox', { name: 'Cases' }).focus()
  return shown
}

const press = (key: string, more: KeyboardEventInit = {}): void =>
  void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const row = (id: number): HTMLElement =>
  within(screen.getByRole('listbox', { name: 'Cases' })).getByRole('option', {
    name: new RegExp(`CASE-${id}`),
  })
const chosen = (): readonly number[] =>
  screen
    .getAllByRole('option')
    .filter((option) => option.getAttribute('aria-checked') === 'true')
    .map((option) => Number(option.getAttribute('data-case')))
const areChosen = (...ids: readonly number[]): Promise<void> => waitFor(() => expect(chosen()).toEqual(ids))

describe('cases are chosen', () => {
  it('one by one with X or Space, and let go of in the same way', async () => {
    await showPage()
    press('j')
    press('x')
    await areChosen(5)
    press('j')
    press(' ')
    await areChosen(5, 4)
    expect(screen.getByText('2 chosen')).toBeTruthy()
    press('x')
    press('x')
    press('x')
    await areChosen(5)
    press('x', { repeat: true })
    press('x', { repeat: true })
    press(' ', { repeat: true })
    press('j')
    press('x')
    await areChosen(5, 3)
    press('Escape')
    await areChosen()
  })

  it('one after the other with Shift J and Shift K, and as a range with Shift and a click', async () => {
    await showPage()
    press('j')
    press('J', { shiftKey: true })
    await areChosen(5, 4)
    press('J', { shiftKey: true })
    await areChosen(5, 4, 3)
    press('Escape')
    press('k')
    press('x')
    await areChosen(4)
    fireEvent.click(row(9), { shiftKey: true })
    await areChosen(4, 3, 9)
    fireEvent.click(row(3), { ctrlKey: true })
    await areChosen(4, 9)
  })

  it('as a group by its head or with Shift X, and all that match with Ctrl A', async () => {
    await showPage()
    const head = screen.getAllByTitle('All cases of this group')
    if (head[0]) fireEvent.click(head[0])
    await areChosen(5, 4, 3)
    if (head[0]) fireEvent.click(head[0])
    await areChosen()
    fireEvent.click(row(8))
    press('X', { shiftKey: true })
    await areChosen(9, 8)
    press('a', { ctrlKey: true })
    await areChosen(5, 4, 3, 9, 8)
  })

  it('only if they are cases by now', async () => {
    await showPage({
      'triage:chosen': ({ ids }) =>
        ok({ ...nowOf(ids), jobIds: Array.from(ids, (id) => (id === 4 ? null : `job-${id}`)) }),
    })
    press('j')
    press('X', { shiftKey: true })
    await areChosen(5, 3)
    // All that can be chosen of the group is chosen.
    press('X', { shiftKey: true })
    await areChosen()
  })

  it('but not those whose job was started from here, which stand above every search', async () => {
    const { bridge } = await showPage()
    act(() => keepInSight(jobOf(7)))
    await waitFor(() => expect(row(7)).toBeTruthy())
    press('Home')
    press('x')
    press('X', { shiftKey: true })
    press('J', { shiftKey: true })
    await areChosen(5)
    press('Home')
    press('End', { shiftKey: true })
    await areChosen(5, 4, 3, 9, 8)
    press('Escape')
    press('a', { ctrlKey: true })
    await areChosen(5, 4, 3, 9, 8)
    expect(screen.getByText('5 chosen')).toBeTruthy()
    const asked = requests(bridge, 'triage:chosen') as { ids: Int32Array }[]
    expect(asked.flatMap(({ ids }) => [...ids])).not.toContain(7)
  })

  it('and never in the result before, while a search or the other list is being read', async () => {
    const { bridge } = await showPage()
    const list = screen.getByRole('listbox', { name: 'Cases' })
    const everything = (): void => {
      list.focus()
      press('a', { ctrlKey: true })
      press('x')
      press('X', { shiftKey: true })
      fireEvent.click(row(9), { shiftKey: true })
      const [head] = screen.getAllByTitle('All cases of this group')
      if (head) fireEvent.click(head)
    }
    press('j')
    fireEvent.change(screen.getByLabelText('Search the cases'), { target: { value: 'solar' } })
    everything()
    expect(list.getAttribute('aria-busy')).toBe('true')
    await waitFor(() => expect(list.getAttribute('aria-busy')).toBe('false'))
    fireEvent.click(screen.getByRole('button', { name: /^Snoozed/ }))
    everything()
    await waitFor(() => expect(list.getAttribute('aria-busy')).toBe('false'))
    expect(requests(bridge, 'triage:chosen')).toEqual([])
    press('a', { ctrlKey: true })
    await areChosen(5, 4, 3, 9, 8)
  })
})

const mailOf = (profileId: number | undefined) =>
  ({ language: 'en', form: 'mail', text: `Text ${profileId}` }) as const

describe('what is chosen', () => {
  const chooseGroup = async (answers: Answers = {}) => {
    const shown = await showPage(answers)
    press('j')
    press('X', { shiftKey: true })
    await areChosen(5, 4, 3)
    return shown
  }

  it('goes to a start with the job of each case', async () => {
    await chooseGroup()
    press('r')
    expect(onStartAgain).toHaveBeenCalledWith({
      ids: Int32Array.of(5, 4, 3),
      caseJobs: ['job-5', 'job-4', 'job-3'],
      snoozed: false,
    })
    press('t')
    expect(onTag).toHaveBeenCalledWith(Int32Array.of(5, 4, 3))
  })

  it('leaves the keys to the case in the other list, where its bar is not', async () => {
    await chooseGroup()
    expect(await screen.findByText('keys for the chosen')).toBeTruthy()
    const snoozed = screen.getByRole('button', { name: /^Snoozed/ })
    fireEvent.click(snoozed)
    press('j')
    expect(await screen.findByText('keys for this case')).toBeTruthy()
    fireEvent.click(snoozed)
    await areChosen(5, 4, 3)
    press('j')
    expect(await screen.findByText('keys for the chosen')).toBeTruthy()
  })

  it('stays although a filter hides it, and says so', async () => {
    await chooseGroup()
    fireEvent.click(screen.getByRole('button', { name: /^Link’s support/ }))
    expect(await screen.findByText('3 chosen, 3 of them not shown')).toBeTruthy()
  })

  it('says what has changed or gone since, and takes it out', async () => {
    let later: readonly (string | null)[] | null = null
    const { queries } = await chooseGroup({
      'triage:chosen': ({ ids }) =>
        ok(nowOf(ids, later && later.length === ids.length ? { jobIds: later } : {})),
    })
    later = ['another', 'job-4', null]
    await queries.invalidateQueries({ queryKey: keys.triageAnswers })
    expect(await screen.findByText(/1 changed since: another job has run · 1 no longer a case/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Take them out' }))
    await areChosen(4)
  })

  it('shows in each row why its case would not be started', async () => {
    await chooseGroup({
      'triage:cases': ({ ids }) =>
        ok(
          ids.map((id) =>
            caseOf(id, {
              status: 'site_error',
              mover: id === 5 ? 'nobody' : 'retry',
              held: id === 4,
              lockout: verdictOf(id === 3 ? 1 : 0, true),
            }),
          ),
        ),
    })
    expect(within(row(5)).getByText('Left out: no longer a case')).toBeTruthy()
    expect(within(row(4)).getByText('Left out: job starts at its provider are on hold')).toBeTruthy()
    expect(within(row(3)).getByText('Left out by the lockout guard: 1 failed login')).toBeTruthy()
  })

  it('is snoozed with its jobs, and one key takes exactly that back', async () => {
    const snoozes: ChosenNow['snoozes'][number][] = []
    const { bridge } = await chooseGroup({
      'triage:chosen': ({ ids }) =>
        ok(nowOf(ids, { snoozes: snoozes.filter(({ profileId }) => ids.includes(profileId)) })),
      'triage:snooze': ({ profileIds, until, note }) => {
        snoozes.push(
          ...profileIds.map((profileId) => ({ profileId, jobId: `job-${profileId}`, until, note })),
        )
        return ok(stateOf())
      },
      'triage:wake': () => ok(stateOf()),
    })
    press('s')
    const dialog = await screen.findByRole('dialog', { name: 'Snooze 3 cases until' })
    const [first] = within(dialog).getAllByRole('button', { name: /\d$/ })
    if (first) fireEvent.click(first)
    expect(await screen.findByText(/Snoozed 3 cases/)).toBeTruthy()
    expect(requests(bridge, 'triage:snooze')).toMatchObject([
      { profileIds: [5, 4, 3], jobIds: ['job-5', 'job-4', 'job-3'] },
    ])
    await areChosen()
    // Somebody has given one of them another time since.
    snoozes[0] = { profileId: 5, jobId: 'job-5', until: '2030-01-01T00:00:00.000Z', note: '' }
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }))
    expect(await screen.findByText('1 case had changed since; the others are as they were.')).toBeTruthy()
    expect(requests(bridge, 'triage:wake')).toEqual([{ profileIds: [4, 3] }])
  })

  it('can be taken back where it is snoozed but could not be read afterwards, and is said to be snoozed', async () => {
    let isRead = true
    const { bridge } = await chooseGroup({
      'triage:chosen': ({ ids }) => (isRead ? ok(nowOf(ids)) : fail('store-unavailable')),
      'triage:snooze': () => {
        isRead = false
        return ok(stateOf())
      },
      'triage:wake': () => ok(stateOf()),
    })
    press('s')
    const dialog = await screen.findByRole('dialog', { name: 'Snooze 3 cases until' })
    const [first] = within(dialog).getAllByRole('button', { name: /\d$/ })
    if (first) fireEvent.click(first)
    expect(await within(dialog).findByText(/3 cases are snoozed all the same/)).toBeTruthy()
    expect(within(dialog).queryByText('Nothing is snoozed.')).toBeNull()
    isRead = true
    expect(requests(bridge, 'triage:snooze')).toHaveLength(1)
    expect(await screen.findByText(/Snoozed 3 cases/)).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Undo/, hidden: true })).toBeTruthy()
  })

  it('has the texts for its customers copied, each under its label', async () => {
    const written = vi.fn(async () => undefined)
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(written)
    await chooseGroup({
      'triage:playbook': ({ status, profileId }) =>
        ok({ ...playbookOf(status), texts: profileId === 4 ? [] : [mailOf(profileId)] }),
    })
    press('m')
    expect(await screen.findByText('2 texts copied; 1 case has no text')).toBeTruthy()
    expect(written).toHaveBeenCalledWith('CASE-5 (5)\n\nText 5\n\n---\n\nCASE-3 (3)\n\nText 3')
    vi.restoreAllMocks()
  })

  it('has no text copied about a later failure than the one that was chosen', async () => {
    const written = vi.fn(async () => undefined)
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(written)
    const changed = new Set<number>()
    await chooseGroup({
      'triage:cases': ({ ids }) =>
        ok(ids.map((id) => caseOf(id, changed.has(id) ? { jobId: 'another', status: 'action_needed' } : {}))),
      'triage:playbook': ({ status, profileId }) =>
        ok({ ...playbookOf(status), texts: profileId === 4 ? [] : [mailOf(profileId)] }),
    })
    changed.add(3)
    press('m')
    expect(await screen.findByText('1 text copied; 1 case has no text, 1 has changed since')).toBeTruthy()
    expect(written.mock.calls).toEqual([['CASE-5 (5)\n\nText 5']])
    changed.add(5)
    press('m')
    expect(
      await screen.findByText('Nothing was copied: 1 case has no text, 2 have changed since.'),
    ).toBeTruthy()
    expect(written).toHaveBeenCalledOnce()
    vi.restoreAllMocks()
  })

  it('has its providers put on hold, and one key ends these holds again', async () => {
    const held = new Set([70])
    const { bridge } = await chooseGroup({
      'triage:chosen': ({ ids }) =>
        ok(
          nowOf(ids, {
            providers: [
              { providerId: 70, provider: 'Gas', count: 2, held: held.has(70) },
              { providerId: 71, provider: 'Power', count: 1, held: held.has(71) },
            ],
          }),
        ),
      'triage:hold': ({ providerId, on }) => {
        if (on) held.add(providerId)
        else held.delete(providerId)
        return ok(stateOf())
      },
      'triage:state': () =>
        ok(
          stateOf({
            troubles: [...held].map((providerId) => ({
              providerId,
              provider: null,
              status: null,
              profiles: 0,
              window: 24,
              sentence: '',
              held: true,
              since: '2026-11-22T08:00:00Z',
              release: null,
            })),
          }),
        ),
    })
    press('h')
    const dialog = await screen.findByRole('dialog', { name: 'Hold job starts' })
    const listed = await within(dialog).findAllByRole('listitem')
    expect(listed.map(({ textContent }) => textContent)).toEqual([
      'Gas · 2 cases, on hold already',
      'Power · 1 case',
    ])
    fireEvent.click(within(dialog).getByRole('button', { name: 'Hold 1 provider' }))
    expect(await screen.findByText(/Put 1 provider on hold/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Undo/ }))
    await waitFor(() =>
      expect(requests(bridge, 'triage:hold')).toEqual([
        { providerId: 71, on: true },
        { providerId: 71, on: false },
      ]),
    )
  })
})
