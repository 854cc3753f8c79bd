import type { QueryClient } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runDone } from '../../../../renderer/features/bulk/preview/run-done'
import { Tags } from '../../../../renderer/features/profile-tags/tags'
import { changeDone } from '../../../../renderer/features/profile/change-done'
import { SnoozeCase } from '../../../../renderer/features/triage/snooze/snooze-case'
import { TroubleBanner } from '../../../../renderer/features/triage/trouble/trouble-banner'
import { useViewChanges, useViews } from '../../../../renderer/features/saved-views/use-views'
import { forgetDone, startDoing, undoLast, type Done } from '../../../../renderer/parts/done'
import type { CountedView, SavedView } from '../../../../shared/domain/directory'
import type { Profile } from '../../../../shared/domain/profile'
import type { TriageCase } from '../../../../shared/domain/triage'
import { fail, ok } from '../../../../shared/errors/failure'
import { preview, run } from '../bulk/samples'
import { inPieces, requests, show } from '../show'
import { caseOf, stateOf } from '../triage/samples'

afterEach(() => {
  cleanup()
  forgetDone()
})

const undo = (): void => act(undoLast)
const remember = (done: Done): void => act(() => startDoing().remember(done))
const said = (text: Parameters<typeof screen.findByText>[0]) => screen.findByText(text)

describe('a tag', () => {
  /** The profile's only tag has been removed. */
  const removed = async (tags: () => readonly string[]) => {
    const shown = show(<Tags profileId={516} />, {
      'tags:list': () => ok(tags()),
      'tags:known': () => ok([]),
      'tags:remove': () => ok([]),
      'tags:add': () => ok({ tags: ['solar'], isNew: false }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Remove the tag solar' }))
    await waitFor(() => expect(requests(shown.bridge, 'tags:remove')).toHaveLength(1))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove the tag solar' })).toBeNull())
    return shown
  }

  it('that was removed is added again', async () => {
    let tags = ['solar']
    const { bridge } = await removed(() => tags)
    tags = []
    undo()
    expect(await screen.findByRole('button', { name: 'Remove the tag solar' })).toBeTruthy()
    expect(requests(bridge, 'tags:add')).toEqual([{ profileId: 516, name: 'solar' }])
    undo()
    await said('There is nothing to take back.')
  })

  it('that somebody has added since is left', async () => {
    const { bridge } = await removed(() => ['solar'])
    undo()
    expect(await said('Somebody has added it since.')).toBeTruthy()
    expect(requests(bridge, 'tags:add')).toEqual([])
  })
})

const before: Profile = {
  id: 516,
  label: 'CASE-1',
  provider: 'Pacific Gas & Electric',
  providerId: 3149,
  zipcode: '94107',
  tags: [],
  created: null,
  modified: null,
}
const after: Profile = { ...before, label: 'CASE-2', zipcode: '94108' }

describe('a change of a profile', () => {
  it('is taken back in the fields that it changed, as long as nobody has changed them since', async () => {
    const { bridge, queries } = show(null, {
      'profiles:change': () => ok({ outcome: 'overtaken', profile: { ...after, label: 'CASE-3' } }),
    })
    remember(changeDone(before, after, { label: 'CASE-2', zipcode: '94108' }, queries))
    undo()
    expect(await said('Somebody has changed the profile since.')).toBeTruthy()
    expect(requests(bridge, 'profiles:change')).toEqual([
      {
        id: 516,
        seen: { label: 'CASE-2', zipcode: '94108', providerId: 3149 },
        label: 'CASE-1',
        zipcode: '94107',
      },
    ])
  })

  it('is not guessed: a field that the API had not given before stays', async () => {
    const { bridge, queries } = show(null, {})
    remember(changeDone({ ...before, zipcode: null }, after, { zipcode: '94108' }, queries))
    undo()
    expect(await said('The API had not given the ZIP code before.')).toBeTruthy()
    expect(bridge.calls.filter(({ channel }) => channel === 'profiles:change')).toEqual([])
  })
})

describe('a snooze', () => {
  /** A case that has been snoozed, and is so now. */
  const snoozed = async (now: (until: string) => Partial<TriageCase>, item = caseOf(516)) => {
    const until = { value: '' }
    const shown = show(<SnoozeCase item={item} onClose={vi.fn()} onSnoozed={vi.fn()} />, {
      'triage:snooze': (request) => {
        until.value ||= request.until
        return ok(stateOf())
      },
      'triage:wake': () => ok(stateOf()),
      'triage:cases': () => ok([{ ...item, ...now(until.value) }]),
    })
    const [first] = await screen.findAllByRole('button', { name: /\d$/ })
    if (first) fireEvent.click(first)
    await said(/Snoozed profile 516/)
    return shown
  }

  it('is ended', async () => {
    const { bridge } = await snoozed((snoozedUntil) => ({ snoozedUntil }))
    undo()
    await said('Taken back: snoozed profile 516.')
    expect(requests(bridge, 'triage:wake')).toEqual([{ profileIds: [516] }])
  })

  it('becomes the one that it replaced', async () => {
    const earlier = { snoozedUntil: '2027-01-02T08:00:00.000Z', snoozeNote: 'on holiday' }
    const { bridge } = await snoozed((snoozedUntil) => ({ snoozedUntil }), caseOf(516, earlier))
    undo()
    await said('Taken back: snoozed profile 516.')
    expect(requests(bridge, 'triage:snooze').at(-1)).toEqual({
      profileIds: [516],
      until: earlier.snoozedUntil,
      note: earlier.snoozeNote,
    })
  })

  it.each([
    ['The profile has had another job since.', { jobId: 'another' }],
    ['Its snooze has been changed since.', { snoozedUntil: '2027-05-01T00:00:00.000Z' }],
  ])('is left: %s', async (words, now) => {
    const { bridge } = await snoozed(() => now)
    undo()
    expect(await said(words)).toBeTruthy()
    expect(requests(bridge, 'triage:wake')).toEqual([])
  })
})

describe('a hold', () => {
  it('is ended again, unless somebody has ended it since', async () => {
    const trouble = {
      providerId: 3150,
      provider: 'Mock Utility',
      held: false,
      release: null,
      sentence: 'Many jobs fail.',
    } as Parameters<typeof TroubleBanner>[0]['trouble']
    let isHeld = true
    const { bridge } = show(<TroubleBanner trouble={trouble} onTag={vi.fn()} />, {
      'triage:hold': () => ok(stateOf()),
      'triage:state': () => ok(stateOf({ troubles: [{ ...trouble, held: isHeld }] })),
    })
    fireEvent.click(screen.getByRole('button', { name: /^Hold/ }))
    await said(/Put Mock Utility on hold/)
    undo()
    await said('Taken back: put Mock Utility on hold.')
    fireEvent.click(screen.getByRole('button', { name: /^Hold/ }))
    await waitFor(() => expect(requests(bridge, 'triage:hold')).toHaveLength(3))
    await screen.findAllByText(/Put Mock Utility on hold/)
    isHeld = false
    undo()
    expect(await said('Somebody has ended the hold since.')).toBeTruthy()
    expect(requests(bridge, 'triage:hold').map((request) => (request as { on: boolean }).on)).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('a saved view', () => {
  const view = (id: string, digit: number | null): CountedView => ({
    id,
    name: `View ${id}`,
    text: '',
    sort: null,
    digit,
    count: 0,
    unread: 0,
  })
  const Changes = ({ saved, removed }: { readonly saved?: SavedView; readonly removed?: string }) => {
    const { save, remove } = useViewChanges()
    useViews().at(0)
    return (
      <>
        {saved && <button onClick={() => save.mutate(saved)}>Save</button>}
        {removed !== undefined && <button onClick={() => remove.mutate(removed)}>Remove</button>}
      </>
    )
  }

  const listed = (queries: QueryClient): Promise<void> =>
    waitFor(() =>
      expect(
        queries
          .getQueryCache()
          .findAll()
          .some(({ state }) => state.data),
      ).toBe(true),
    )

  it('gives back the digit that it took from another', async () => {
    const one = view('a', 1)
    const two = view('b', null)
    const taken = [
      { ...one, digit: null },
      { ...two, digit: 1 },
    ]
    let stored: readonly CountedView[] = [one, two]
    const { bridge, queries } = show(<Changes saved={{ ...two, digit: 1 }} />, {
      'views:list': () => ok(stored),
      'views:save': () => {
        stored = taken
        return ok(taken)
      },
    })
    await listed(queries)
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await said(inPieces(/^Saved the view “View b”\./))
    undo()
    await said(inPieces('Taken back: saved the view “View b”.'))
    const digits = requests(bridge, 'views:save').map((request) => {
      const { id, digit } = request as SavedView
      return [id, digit]
    })
    expect(digits).toEqual([
      ['b', 1],
      ['a', 1],
      ['b', null],
    ])
  })

  it('is not taken back where the views from before are not known', async () => {
    const { bridge } = show(<Changes saved={view('a', 1)} />, {
      'views:list': () => fail('internal'),
      'views:save': () => ok([view('a', 1), view('b', 2)]),
    })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(requests(bridge, 'views:save')).toHaveLength(1))
    undo()
    await said('There is nothing to take back.')
    expect(requests(bridge, 'views:remove')).toEqual([])
  })

  it('that was removed comes back, unless the views have been changed since', async () => {
    const one = view('a', 1)
    let stored: readonly CountedView[] = [one]
    const { bridge, queries } = show(<Changes removed="a" />, {
      'views:list': () => ok(stored),
      'views:remove': () => {
        stored = []
        return ok([])
      },
      'views:save': () => ok([one]),
    })
    await listed(queries)
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }))
    await said(inPieces(/^Removed the view “View a”\./))
    stored = [view('c', null)]
    undo()
    expect(await said('The saved views have been changed since.')).toBeTruthy()
    expect(requests(bridge, 'views:save')).toEqual([])
  })
})

describe('a bulk run', () => {
  it('that put a tag on profiles is undone by a run of its own', async () => {
    const undoing = run({ id: '6b0d1d4e-5c4b-4a8e-9d3f-0f6a4d2b7c12', state: 'running' })
    const { bridge } = show(null, {
      'bulk:preview': () => ok(preview()),
      'bulk:start': () => ok(undoing),
      'bulk:list': () => ok([undoing]),
    })
    remember(runDone(run(), 388, vi.fn()))
    undo()
    expect(await screen.findByRole('button', { name: 'Show the run' })).toBeTruthy()
    const operation = { kind: 'undo', runId: run().id }
    expect(requests(bridge, 'bulk:start')).toEqual([{ operation, ids: new Int32Array() }])
  })

  it('whose undo needs a confirmation is opened for it', async () => {
    const onShowRun = vi.fn()
    const { bridge } = show(null, { 'bulk:preview': () => ok(preview({ typeToConfirm: '5,000' })) })
    remember(runDone(run(), 5000, onShowRun))
    undo()
    expect(await said(/need a confirmation/)).toBeTruthy()
    expect(onShowRun).toHaveBeenCalledWith(run().id)
    expect(requests(bridge, 'bulk:start')).toEqual([])
  })

  it('that started jobs is not taken back', async () => {
    const { bridge } = show(null, {})
    const operation = { kind: 'job-start', mode: 'bill', sendNotification: false } as const
    remember(runDone(run({ operation }), 388, vi.fn()))
    undo()
    expect(await said(/cannot be taken back/)).toBeTruthy()
    expect(requests(bridge, 'bulk:preview')).toEqual([])
  })
})

it('a failure while taking back is said, and it is not tried again by itself', async () => {
  const { bridge, queries } = show(null, { 'profiles:change': () => fail('outcome-unknown') })
  remember(changeDone(before, after, { label: after.label }, queries))
  undo()
  await waitFor(() => expect(requests(bridge, 'profiles:change')).toHaveLength(1))
  undo()
  await said('There is nothing to take back.')
})
