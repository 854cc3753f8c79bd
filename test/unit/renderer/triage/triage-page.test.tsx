import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { TriagePage } from '../../../../renderer/features/triage/triage-page'
import type { ReleaseState, Trouble } from '../../../../shared/domain/triage'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import { wordingOf } from '../../../../shared/errors/wording'
import { giveElementsASize } from '../ui/sized'
import { requests } from '../show'
import { show } from './show'
import type { Answers } from '../../../../renderer/bridge/fake'
import { allRead, caseOf, jobOf, lackingBills, queueOf, stateOf } from './samples'

beforeAll(() => giveElementsASize())
afterEach(cleanup)

const three = queueOf([
  { mover: 'credentials', provider: 'Gas', status: 'credential_error', ids: [5, 4] },
  { mover: 'customer', provider: 'Power', status: 'action_needed', ids: [9] },
])

const onOpen = vi.fn()
const onTag = vi.fn()
const onCloseGaps = vi.fn()
let visit = 0

const showPage = (answers: Answers = {}) => {
  visit += 1
  return show(
    <main tabIndex={-1}>
      <TriagePage
        connectionId={`visit-${visit}`}
        onOpen={onOpen}
        onTag={onTag}
        onStartAgain={vi.fn()}
        onSaveView={vi.fn()}
        onCloseGaps={onCloseGaps}
        inspector={(id, close) => (
          <button data-case-focus onClick={close}>
            case {id}
          </button>
        )}
      />
    </main>,
    {
      'triage:queue': () => ok(three),
      ...answers,
    },
  )
}

const press = (key: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { key })
const list = (): Promise<HTMLElement> => screen.findByRole('listbox', { name: 'Cases' })

describe('the queue', () => {
  it('leads from missing data to closing the gaps of exactly the cases that are shown', async () => {
    const lacking = queueOf([
      { mover: 'credentials', provider: 'Gas', status: 'credential_error', ids: [5] },
      { mover: 'data', provider: 'Gas', status: 'success', ids: [7] },
      { mover: 'data', provider: 'Power', status: 'partial_success', ids: [9, 8] },
    ])
    showPage({
      'triage:queue': () => ok(lacking),
      'triage:cases': ({ ids }) =>
        ok(
          ids.map((id) =>
            caseOf(id, id === 7 ? { status: 'success', mover: 'data', bills: lackingBills } : {}),
          ),
        ),
    })
    const cases = await list()
    expect(await within(cases).findByText('2 bills are missing and 1 bill is late')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Close gaps…' }))
    expect([...(onCloseGaps.mock.lastCall?.[0] as Int32Array)].toSorted()).toEqual([7, 8, 9])
    fireEvent.click(screen.getByRole('button', { name: /^Us: fix credentials/ }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Close gaps…' })).toBeNull())
  })

  it('shows whose move it is with counts, and each case under it', async () => {
    showPage()
    const cases = await list()
    expect(await within(cases).findByText('CASE-5')).toBeTruthy()
    expect(within(cases).getByText('Us: fix credentials · 2')).toBeTruthy()
    expect(within(cases).getAllByTitle('Gas')).toHaveLength(2)
    expect(within(cases).getByText('CASE-9')).toBeTruthy()
    expect(screen.getByText('3 cases')).toBeTruthy()
  })

  it('says that more cases may come while last jobs are unread, or profiles not listed', async () => {
    showPage({ 'triage:queue': () => ok({ ...three, unread: 1200 }) })
    const cases = await list()
    expect(await screen.findByText('3 cases so far · 1,200 last jobs not checked yet')).toBeTruthy()
    expect(within(cases).getByText('Us: fix credentials · 2+')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Us: fix credentials/ }).textContent).toMatch(/2\+$/)
    expect(screen.getByRole('button', { name: /^Wait and start again/ }).textContent).toMatch(/–$/)
  })

  it('does not say that none has failed before all last jobs are read', async () => {
    showPage({ 'triage:queue': () => ok({ ...queueOf([]), unread: 17 }) })
    expect(await screen.findByText('No last job that failed is known so far.')).toBeTruthy()
    expect(screen.getByText('17 last jobs not checked yet: cases may still turn up.')).toBeTruthy()
    expect(screen.getByText('No cases so far · 17 last jobs not checked yet')).toBeTruthy()
  })

  it('leaves it to the status bar to count what is being read, and claims no whole beside it', async () => {
    const reading = { ...allRead, phase: 'filling', read: 13, left: 7 } as const
    showPage({
      'triage:queue': () => ok({ ...three, unread: 9 }),
      'directory:state': () => ok(reading),
    })
    expect(await screen.findByText('3 cases so far · not all last jobs are checked yet')).toBeTruthy()
    cleanup()
    showPage({ 'directory:state': () => ok(reading) })
    expect(await screen.findByText('3 cases so far · not all last jobs are checked yet')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Us: fix credentials/ }).textContent).toMatch(/2\+$/)
  })

  it('does not count before there is a list', async () => {
    showPage({
      'triage:queue': () => ok(queueOf([])),
      'directory:state': () => ok({ ...allRead, phase: 'listing', total: 0, read: 0, listedAt: null }),
    })
    expect(await screen.findByText('No cases so far · not all profiles are listed yet')).toBeTruthy()
  })

  it('says of a case whose profile is unread that its label is, not that it has none', async () => {
    showPage({ 'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, { label: null }))) })
    expect((await screen.findAllByText('not read yet')).length).toBe(3)
    expect(screen.queryByText('no label')).toBeNull()
  })

  it('is walked by J and K; Enter goes to work, Escape comes back, O opens the page', async () => {
    showPage()
    await list()
    press('j')
    expect(await screen.findByText('case 5')).toBeTruthy()
    press('j')
    expect(await screen.findByText('case 4')).toBeTruthy()
    press('k')
    expect(await screen.findByText('case 5')).toBeTruthy()
    press('Enter')
    expect(document.activeElement?.textContent).toBe('case 5')
    press('Escape')
    expect(document.activeElement).toBe(await list())
    press('o')
    expect(onOpen).toHaveBeenCalledWith(5)
  })

  it('goes to work on the case that is chosen, also where Enter comes before that case is drawn', async () => {
    showPage()
    await list()
    press('j')
    expect(await screen.findByText('case 5')).toBeTruthy()
    press('j')
    press('Enter')
    expect(document.activeElement?.textContent).not.toBe('case 5')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('case 4'))
  })

  it('is narrowed by whose move it is', async () => {
    showPage()
    await list()
    fireEvent.click(screen.getByRole('button', { name: /^Customer/ }))
    await waitFor(() => expect(screen.queryByText('CASE-5')).toBeNull())
    expect(await screen.findByText('1 of 3 cases')).toBeTruthy()
  })

  it('draws each line once, also where a profile has the number of a head’s line', async () => {
    // The heads are at 0 and 4.
    const queue = queueOf([
      { mover: 'credentials', provider: 'Gas', status: 'credential_error', ids: [4, 7, 8] },
      { mover: 'customer', provider: 'Power', status: 'action_needed', ids: [9] },
    ])
    showPage({ 'triage:queue': () => ok(queue) })
    const cases = await list()
    expect(await within(cases).findAllByRole('option')).toHaveLength(4)
    for (const [mover, count] of [
      [/^Customer/, 1],
      [/^Customer/, 4],
      [/^Us: fix credentials/, 3],
      [/^Us: fix credentials/, 4],
    ] as const) {
      fireEvent.click(screen.getByRole('button', { name: mover }))
      await waitFor(() => expect(within(cases).getAllByRole('option')).toHaveLength(count))
    }
  })

  it('asks main for a search and for the snoozed ones', async () => {
    const { bridge } = showPage()
    await list()
    fireEvent.change(screen.getByRole('textbox', { name: 'Search the cases' }), {
      target: { value: 'tag:solar' },
    })
    await waitFor(() =>
      expect(requests(bridge, 'triage:queue').at(-1)).toEqual({ snoozed: false, text: 'tag:solar' }),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Snoozed 0' }))
    await waitFor(() => expect(requests(bridge, 'triage:queue').at(-1)).toMatchObject({ snoozed: true }))
  })

  it('lets a case whose job succeeded go with a word, and the next one takes its place', async () => {
    let queue = three
    const { bridge } = showPage({ 'triage:queue': () => ok(queue) })
    await list()
    press('j')
    expect(await screen.findByText('case 5')).toBeTruthy()
    queue = queueOf([
      { mover: 'credentials', provider: 'Gas', status: 'credential_error', ids: [4] },
      { mover: 'customer', provider: 'Power', status: 'action_needed', ids: [9] },
    ])
    act(() => {
      bridge.emit('jobs:changed', { jobs: [jobOf(5, { jobId: 'new', status: 'success' })] })
      bridge.emit('triage:changed', stateOf({ revision: 2 }))
    })
    // Whether it brought the bills is not known yet, so its case is not called done.
    expect(await screen.findByText('The job of profile 5 has ended: Success')).toBeTruthy()
    expect(await screen.findByText('2 cases')).toBeTruthy()
    expect(screen.getByText('case 5')).toBeTruthy()
    press('j')
    expect(await screen.findByText('case 4')).toBeTruthy()
  })

  it('says that nothing failed, what does not fit, and why it cannot be read', async () => {
    showPage({ 'triage:queue': () => ok(queueOf([])) })
    expect(await screen.findByText('No profile’s last job has failed.')).toBeTruthy()
    cleanup()
    showPage({ 'triage:queue': ({ text }) => ok(text ? queueOf([]) : three) })
    await list()
    fireEvent.change(screen.getByRole('textbox', { name: 'Search the cases' }), {
      target: { value: 'nobody' },
    })
    expect(await screen.findByText('No case matches.')).toBeTruthy()
    screen.getByRole('textbox', { name: 'Search the cases' }).focus()
    press('Enter')
    expect(document.activeElement).toBe(screen.getByRole('main'))
    cleanup()
    showPage({ 'triage:queue': () => fail('not-connected') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('draws a few rows of twenty thousand', async () => {
    const ids = Array.from({ length: 20_000 }, (_, at) => at + 1)
    showPage({
      'triage:queue': () => ok(queueOf([{ mover: 'retry', provider: 'Gas', status: 'site_error', ids }])),
      'triage:cases': ({ ids: asked }) => ok(asked.map((id) => caseOf(id, { status: 'site_error' }))),
    })
    await list()
    expect(screen.getByText('20,000 cases')).toBeTruthy()
    expect(screen.getAllByRole('option').length).toBeLessThan(100)
  })
})

describe('the sweep', () => {
  const sweep = {
    phase: 'running',
    text: '',
    total: 200,
    done: 50,
    failed: 3,
    rate: 12,
    failure: null,
  } as const

  it('says how far it is, and pauses', async () => {
    const { bridge } = showPage({
      'triage:state': () => ok(stateOf({ sweep })),
      'triage:sweep': () => ok(stateOf({ sweep: { ...sweep, phase: 'paused' } })),
    })
    expect(
      await screen.findByText('50 of 200 last jobs checked, 3 profiles could not be read · 12 a second'),
    ).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
    expect(await screen.findByRole('button', { name: 'Resume' })).toBeTruthy()
    expect(requests(bridge, 'triage:sweep')).toEqual([{ action: 'pause' }])
  })
})

describe('provider trouble', () => {
  const trouble: Trouble = {
    providerId: 3150,
    provider: 'Mock Utility',
    status: 'unexpected_presentation',
    profiles: 12,
    window: 24,
    sentence: '12 of 13 jobs at Mock Utility failed.',
    held: false,
    since: '2026-11-22T08:00:00Z',
    release: null,
  }
  const released = {
    total: 12,
    started: 0,
    skipped: 0,
    failed: 0,
    until: '2026-11-22T10:00:00Z',
    over: false,
  }

  it('can be held again once its release is over', async () => {
    const over = { ...trouble, release: { ...released, started: 11, failed: 1, over: true } }
    showPage({ 'triage:state': () => ok(stateOf({ troubles: [over] })) })
    expect(await screen.findByText(/^Released: 11 of 12 started, 1 not started or in doubt/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Hold job starts' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Stop the release' })).toBeNull()
  })

  it('can be stopped while it is being released', async () => {
    showPage({ 'triage:state': () => ok(stateOf({ troubles: [{ ...trouble, release: released }] })) })
    expect(await screen.findByRole('button', { name: 'Stop the release' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Hold job starts' })).toBeNull()
  })

  it('is said, held, and released over a while', async () => {
    const { bridge } = showPage({
      'triage:state': () => ok(stateOf({ troubles: [trouble] })),
      'triage:hold': ({ on }) => ok(stateOf({ troubles: [{ ...trouble, held: on }] })),
      'triage:release': () => ok(released),
    })
    expect(await screen.findByText(/12 of 13 jobs at Mock Utility failed/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Hold job starts' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Release all…' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Release all' }))
    await waitFor(() =>
      expect(requests(bridge, 'triage:release')).toEqual([
        { providerId: 3150, overMinutes: 60, mode: 'bill', sendNotification: true },
      ]),
    )
    expect(requests(bridge, 'triage:hold')).toEqual([{ providerId: 3150, on: true }])
  })

  /** The question how to release, asked for a release that main answers later. */
  const releaseLater = async () => {
    let answer = (_result: Result<ReleaseState>): void => undefined
    showPage({
      'triage:state': () => ok(stateOf({ troubles: [{ ...trouble, held: true }] })),
      'triage:release': () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Release all…' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Release all' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    return (result: Result<ReleaseState>) =>
      act(async () => {
        answer(result)
        await Promise.resolve()
      })
  }

  it('has the failure of a release told where its question was closed meanwhile', async () => {
    const answer = await releaseLater()
    await answer(fail('permission-denied'))
    expect(await screen.findByText(wordingOf({ code: 'permission-denied' }).title)).toBeTruthy()
  })

  it('does not close a question that was opened anew', async () => {
    const answer = await releaseLater()
    fireEvent.click(screen.getByRole('button', { name: 'Release all…' }))
    await screen.findByRole('dialog')
    await answer(ok(released))
    expect(screen.getByRole('button', { name: 'Release all' })).toBeTruthy()
  })

  it('has all its profiles tagged', async () => {
    showPage({ 'triage:state': () => ok(stateOf({ troubles: [trouble] })) })
    fireEvent.click(await screen.findByRole('button', { name: 'Tag them all' }))
    await waitFor(() => expect(onTag).toHaveBeenCalledWith(three.ids))
  })
})
