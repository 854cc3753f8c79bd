import { afterEach, describe, expect, test, vi } from 'vitest'
import type { BulkParts } from '../../../electron/bulk/parts'
import { createPreparing } from '../../../electron/bulk/prepare'
import { previewOf } from '../../../electron/bulk/preview'
import type { SavedDeletes } from '../../../electron/bulk/saved-deletes'
import { createReadBefore } from '../../../electron/bulk/read-before'
import { createSpacing } from '../../../electron/jobs/spacing'
import { bareProfile } from '../../../electron/link/decode/profile'
import type { JobMode } from '../../../shared/domain/job'
import { verdictOf } from '../../../shared/domain/lockout'
import type { Profile, ProfileRow } from '../../../shared/domain/profile'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { valueOf } from '../../support/session'
import { jobOf, lackingBills } from '../renderer/triage/samples'

const operation = (snoozed = false) =>
  ({ kind: 'job-start', mode: 'bill', sendNotification: false, again: { snoozed } }) as const

/** Held is provider 71, without agent 70; profile 3 had a refused login, and the case of profile 6 is snoozed. */
const read = vi.fn<(id: number) => Promise<Result<Profile>>>()
afterEach(() => read.mockReset())

const partsOf = (rows: readonly ProfileRow[]): BulkParts =>
  ({
    directory: {
      known: async (ids: readonly number[]) =>
        ids.map((id) => rows.find((one) => one.id === id) ?? { id, profile: null, readAt: null }),
      read,
    },
    holds: { isHeld: (providerId: number) => providerId === 71, all: () => [71] },
    noAgent: { since: (providerId: number) => (providerId === 70 ? '2026-11-01T08:00:00.000Z' : null) },
    lockout: { verdict: async (id: number) => ok(verdictOf(id === 3 ? 1 : 0, true)) },
    isSnoozed: (id: number) => id === 6,
    now: () => new Date(),
  }) as unknown as BulkParts

const row = (id: number, providerId: number, finished = true): ProfileRow => ({
  id,
  profile: { ...bareProfile(id), providerId, label: `CASE ${id}` },
  readAt: null,
  lastJob: { jobId: `job ${id}`, status: 'site_error', finished, detail: null },
})

/** Only its last job has been read. */
const unread = (id: number): ProfileRow => ({ ...row(id, 0), profile: null })

/** Its job succeeded, and so many of its bills are missing. */
const lacking = (id: number, missing: number): ProfileRow => ({
  ...row(id, 74),
  lastJob: { jobId: `job ${id}`, status: 'success', finished: true, detail: null },
  bills: { ...lackingBills, missing, late: 0 },
})

const limits = {
  refused: null,
  deletesAllowed: { maxPerRun: 500, problem: null },
  typeToConfirm: null,
  perSecond: 100,
}

const rows = [
  row(1, 70),
  row(2, 71),
  row(3, 72),
  row(4, 73, false),
  row(5, 73),
  row(6, 73),
  row(7, 74),
  row(8, 74),
  row(9, 74),
  row(10, 75),
]
const ids = rows.map(({ id }) => id)
const caseJobs = new Map(ids.map((id) => [id, id === 5 ? 'an earlier job' : `job ${id}`]))

describe('a preview of cases that are started again', () => {
  const previewed = async (snoozed: boolean) =>
    valueOf(
      await previewOf(partsOf(rows), { operation: operation(snoozed), ids, caseJobs }, limits, undefined),
    )

  test('names each that is left out with its reason, and counts the others', async () => {
    const preview = await previewed(false)
    expect(preview).toMatchObject({
      total: 10,
      changes: 4,
      unchanged: 0,
      excluded: 6,
      leftOut: {
        'no-agent': 1,
        'provider-held': 1,
        'credentials-failed': 1,
        'job-running': 1,
        'case-changed': 1,
        snoozed: 1,
      },
    })
    expect(preview.firstLeftOut.map(({ id, label, reason }) => [id, label, reason])).toEqual([
      [1, 'CASE 1', 'no-agent'],
      [2, 'CASE 2', 'provider-held'],
      [3, 'CASE 3', 'credentials-failed'],
      [4, 'CASE 4', 'job-running'],
      [5, 'CASE 5', 'case-changed'],
      [6, 'CASE 6', 'snoozed'],
    ])
    expect(preview.leftOutCases).toEqual({
      'no-agent': [1],
      'provider-held': [2],
      'credentials-failed': [3],
      'job-running': [4],
      'case-changed': [5],
      snoozed: [6],
    })
  })

  test('says at how many providers, and how long the starts at one of them take at least', async () => {
    expect(await previewed(false)).toMatchObject({
      spread: { providers: 2, seconds: 20, unknown: 0 },
      seconds: 20,
    })
  })

  test('says of how many the provider is not known, and counts them as none', async () => {
    const some = [row(7, 74), unread(8), unread(9)]
    const asked = { operation: operation(), ids: [7, 8, 9], caseJobs }
    expect(valueOf(await previewOf(partsOf(some), asked, limits, undefined))).toMatchObject({
      changes: 3,
      spread: { providers: 1, seconds: 0, unknown: 2 },
    })
  })

  test('leaves in a snoozed case that was chosen among the snoozed ones', async () => {
    expect(await previewed(true)).toMatchObject({ changes: 5, leftOut: { 'case-changed': 1 } })
  })

  test('leaves out what is no case any more: its data has come since, or its profile was forgotten', async () => {
    const some = [lacking(7, 1), lacking(8, 0), { id: 9, profile: null, readAt: null }]
    const asked = { operation: operation(), ids: [7, 8, 9], caseJobs }
    const preview = valueOf(await previewOf(partsOf(some), asked, limits, undefined))
    expect(preview).toMatchObject({ changes: 1, leftOut: { 'no-case': 2 } })
    expect(preview.firstLeftOut.map(({ id }) => id)).toEqual([8, 9])
  })
})

describe('before the start of a case', () => {
  interface Found {
    readonly jobId: string
    readonly finished: boolean
    readonly mode: JobMode | null
    readonly status?: string
  }
  /** `now`: what is known of the profile when its turn has come; `row` is what was known when the run began. */
  const prepare = (
    { mode, status = 'site_error', ...found }: Found,
    { id, providerId }: { readonly id: number; readonly providerId: number },
    now: readonly ProfileRow[] = [row(id, providerId)],
  ) => {
    const state = { ...found, status, detail: null }
    const parts = {
      ...partsOf(now),
      lastJob: async () => ok({ state, recorded: ok(jobOf(id, { ...state, mode })) }),
    }
    return createPreparing(parts, new AbortController().signal)(
      operation(),
      { profileId: id, row: row(id, providerId), mustRead: false, did: null, caseJob: `job ${id}` },
      {} as SavedDeletes,
    )
  }
  const other = { id: 9, providerId: 74 }

  test('its last job is read: only that of the chosen case is followed by another, in its mode', async () => {
    expect(await prepare({ jobId: 'job 9', finished: true, mode: 'interval' }, other)).toMatchObject({
      to: 'do',
      steps: [{ kind: 'job-start', mode: 'interval', lastJobId: 'job 9' }],
    })
    expect(await prepare({ jobId: 'job 9', finished: true, mode: null }, other)).toMatchObject({
      steps: [{ mode: 'bill' }],
    })
    expect(await prepare({ jobId: 'another', finished: true, mode: 'bill' }, other)).toMatchObject({
      to: 'end',
      state: 'skipped',
      reason: 'case-changed',
    })
    expect(await prepare({ jobId: 'another', finished: false, mode: 'bill' }, other)).toMatchObject({
      reason: 'job-running',
    })
  })

  test('what has changed since the preview counts: a snooze, a hold, the guard, a missing agent', async () => {
    const reasonAt = async (id: number, providerId: number) =>
      prepare({ jobId: `job ${id}`, finished: true, mode: 'bill' }, { id, providerId })
    expect(await reasonAt(6, 74)).toMatchObject({ reason: 'snoozed' })
    expect(await reasonAt(9, 71)).toMatchObject({ reason: 'provider-held' })
    expect(await reasonAt(3, 74)).toMatchObject({ reason: 'credentials-failed' })
    expect(await reasonAt(9, 70)).toMatchObject({ reason: 'no-agent' })
  })

  test('a success is still a case only as long as data is missing', async () => {
    const success = { jobId: 'job 9', finished: true, mode: null, status: 'success' } as const
    expect(await prepare(success, other, [lacking(9, 2)])).toMatchObject({ to: 'do' })
    expect(await prepare(success, other, [lacking(9, 0)])).toMatchObject({
      to: 'end',
      state: 'skipped',
      reason: 'no-case',
    })
  })

  test('a profile that was forgotten since is neither started nor read again', async () => {
    read.mockResolvedValue(ok(bareProfile(9)))
    const found = { jobId: 'job 9', finished: true, mode: null }
    expect(await prepare(found, other, [])).toMatchObject({ state: 'skipped', reason: 'no-case' })
    expect(read).not.toHaveBeenCalled()
  })
})

describe('a start at a provider that is not known', () => {
  const readingAt = (rows: readonly ProfileRow[]) =>
    createReadBefore(partsOf(rows).directory, new AbortController().signal)

  test('has its profile read before it waits for its turn', async () => {
    const profile = { ...bareProfile(8), providerId: 74 }
    read.mockResolvedValue(ok(profile))
    expect(await readingAt([unread(8)])(8)).toEqual(ok(profile))
    expect(read).toHaveBeenCalledTimes(1)
  })

  test('reads nothing of a profile that is known, or was forgotten since it was chosen', async () => {
    expect(await readingAt([row(7, 74)])(7)).toMatchObject({ ok: true, value: { providerId: 74 } })
    expect(await readingAt([])(9)).toBeNull()
    expect(read).not.toHaveBeenCalled()
  })

  test('is decided by what was read then, a failure included', async () => {
    const decided = (before: Result<Profile>) =>
      createPreparing(
        {
          ...partsOf([unread(8)]),
          lastJob: async () =>
            ok({
              state: { jobId: 'job 8', status: 'site_error', finished: true, detail: null },
              recorded: ok(null),
            }),
        },
        new AbortController().signal,
      )(
        operation(),
        { profileId: 8, row: unread(8), mustRead: false, did: null, caseJob: 'job 8', before },
        {} as SavedDeletes,
      )
    expect(await decided(ok({ ...bareProfile(8), providerId: 71 }))).toMatchObject({
      reason: 'provider-held',
    })
    expect(await decided(fail('timed-out'))).toMatchObject({ to: 'stop', failure: { code: 'timed-out' } })
    expect(read).not.toHaveBeenCalled()
  })
})

describe('starts at one provider', () => {
  const spacingAt = (stopping = () => false) => {
    const clock = { now: 0, waits: [] as number[], cutShort: 0 }
    const spacing = createSpacing(() => clock.now)
    const turn = {
      wait: async (milliseconds: number) => {
        clock.waits.push(milliseconds)
        if (clock.cutShort > 0) {
          clock.cutShort -= 1
          return false
        }
        clock.now += milliseconds
        return true
      },
      stopping,
    }
    const started: (readonly [number, number])[] = []
    const start = (providerId: number): Promise<void> =>
      spacing.take(providerId, turn, async () => {
        spacing.sent(providerId)
        started.push([providerId, clock.now])
      })
    return { clock, spacing, turn, started, start }
  }

  test('go out ten seconds apart, and those at other providers do not wait for them', async () => {
    const { started, start } = spacingAt()
    await Promise.all([start(1), start(2), start(1)])
    expect(started).toEqual([
      [1, 0],
      [2, 0],
      [1, 10_000],
    ])
  })

  test('wait again where the waiting was cut short, but not for a case that was left out', async () => {
    const { clock, spacing, turn, started, start } = spacingAt()
    await spacing.take(1, turn, async () => undefined)
    await start(1)
    expect(started).toEqual([[1, 0]])
    clock.cutShort = 1
    await start(1)
    expect(started.at(-1)).toEqual([1, 10_000])
    expect(clock.waits).toEqual([10_000, 10_000])
  })

  test('do not hold up a run that is to stop', async () => {
    let stopping = false
    const { clock, start } = spacingAt(() => stopping)
    await start(1)
    stopping = true
    await start(1)
    expect(clock.waits).toEqual([])
  })
})
