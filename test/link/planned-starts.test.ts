import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlannedStart } from '../../shared/domain/planned-starts'
import { fail } from '../../shared/errors/failure'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** Planned starts against the service, over restarts, with the clock of the computer set as wanted. */

let bed: Bed

beforeEach(async () => {
  bed = await connectedBed({ profiles: 40, speed: 400 })
  await filled()
})
afterEach(() => bed.close())

const waits = { interval: 50 } as const
const minute = 60_000
const hour = 60 * minute

const filled = (): Promise<void> =>
  vi.waitFor(async () => {
    const { directory } = await bed.running.session()
    expect((await directory.state()).phase).toBe('idle')
  }, waits)

/** The profiles of Practice whose last jobs ended in these statuses. */
const timeoutSite = 17
const siteError = 18

const caseOf = async (id: number) =>
  valueOf(await bed.running.calls['triage:cases']({ ids: [id] }, context))[0]

const inMinutes = (minutes: number): string =>
  new Date(Date.now() + bed.machine.clock.aheadMs + minutes * minute).toISOString()

const planAt = async (minutes: number, ...ids: readonly number[]) => {
  const jobIds = await Promise.all(ids.map(async (id) => (await caseOf(id))?.jobId ?? ''))
  return bed.running.calls['plans:plan'](
    {
      at: inMinutes(minutes),
      ids: Int32Array.from(ids),
      jobIds,
      mode: 'bill',
      asBefore: false,
      sendNotification: false,
    },
    context,
  )
}
const state = async () => valueOf(await bed.running.calls['plans:state']({}, context))
const planOf = async (id: number) => (await caseOf(id))?.plan

/** Sets the clock on, and lets the console look what is due. */
const later = (ms: number): void => {
  bed.machine.clock.aheadMs += ms
  bed.running.resume()
}

/** How often a job was started for this profile, by the service's own log. */
const starts = (profileId: number): number =>
  [...bed.practice.service.log.changes()]
    .filter(([change]) => new RegExp(`^POST \\S*/jobs/ ${profileId}$`).test(change))
    .reduce((sum, [, times]) => sum + times, 0)

const becomes = (id: number, plan: Partial<PlannedStart>): Promise<void> =>
  vi.waitFor(async () => expect(await planOf(id)).toMatchObject(plan), waits)

describe('a planned start', () => {
  it('is made once, when it is due, also if the console was closed and opened in between', async () => {
    valueOf(await planAt(30, siteError))
    expect(await planOf(siteError)).toMatchObject({ state: 'waiting', late: false, attempt: null })
    later(29 * minute)
    await bed.reopen()
    expect(await state()).toMatchObject({ waiting: 1, late: 0, next: expect.any(String) as string })
    expect(starts(siteError)).toBe(0)
    later(2 * minute)
    await becomes(siteError, { state: 'started', startedJobId: expect.any(String) as string })
    await bed.reopen()
    later(minute)
    expect(starts(siteError)).toBe(1)
    expect((await planOf(siteError))?.state).toBe('started')
  })

  it('is made after the console was opened again if it is not late', async () => {
    valueOf(await planAt(30, siteError))
    await bed.reopen(() => (bed.machine.clock.aheadMs += 45 * minute))
    await becomes(siteError, { state: 'started' })
    expect(starts(siteError)).toBe(1)
  })

  it('is asked about if it is more than an hour late, and made where a person says so', async () => {
    valueOf(await planAt(30, siteError))
    valueOf(await planAt(40, timeoutSite))
    await bed.reopen(() => (bed.machine.clock.aheadMs += 7 * 24 * hour))
    expect(await state()).toMatchObject({ waiting: 0, late: 2 })
    expect((await planOf(siteError))?.late).toBe(true)
    later(minute)
    expect(starts(siteError)).toBe(0)
    const { asking } = valueOf(await bed.running.calls['plans:ids']({}, context))
    expect([...asking]).toEqual([siteError, timeoutSite])

    const wanted = { ids: Int32Array.of(siteError), overMinutes: 0 }
    expect(valueOf(await bed.running.calls['plans:start-late'](wanted, context))).toEqual({ count: 1 })
    await becomes(siteError, { state: 'started' })
    expect(starts(siteError)).toBe(1)
    expect(starts(timeoutSite)).toBe(0)
    valueOf(await bed.running.calls['plans:cancel']({ ids: Int32Array.of(timeoutSite) }, context))
    expect(await state()).toMatchObject({ waiting: 0, late: 0, next: null })
    expect(await planOf(timeoutSite)).toBeNull()
  })

  it('is late as well if the computer slept through it', async () => {
    valueOf(await planAt(30, siteError))
    later(5 * hour)
    await vi.waitFor(() => expect(bed.running.told('plans:changed').at(-1)).toMatchObject({ late: 1 }), waits)
    expect(starts(siteError)).toBe(0)
  })

  it('is not made twice by a clock that is set back', async () => {
    valueOf(await planAt(30, siteError))
    later(31 * minute)
    await becomes(siteError, { state: 'started' })
    later(-24 * hour)
    await bed.reopen()
    later(0)
    later(24 * hour)
    await vi.waitFor(async () => expect((await caseOf(siteError))?.mover).not.toBe('running'), waits)
    expect(starts(siteError)).toBe(1)
    expect(await state()).toMatchObject({ waiting: 0, late: 0 })
  })

  it('waits for its time if the clock is set back before it', async () => {
    valueOf(await planAt(30, siteError))
    later(-2 * hour)
    await bed.reopen()
    expect(await state()).toMatchObject({ waiting: 1, late: 0 })
    later(2 * hour + 31 * minute)
    await becomes(siteError, { state: 'started' })
    expect(starts(siteError)).toBe(1)
  })
})

describe('a planned start is not made', () => {
  it('where starts at the provider are on hold meanwhile', async () => {
    valueOf(await planAt(30, siteError))
    const providerId = (await caseOf(siteError))?.providerId ?? 0
    valueOf(await bed.running.calls['triage:hold']({ providerId, on: true }, context))
    later(31 * minute)
    await becomes(siteError, { state: 'skipped', reason: 'provider-held' })
    expect(starts(siteError)).toBe(0)
  })

  it('where the lockout guard is closed', async () => {
    const failedLogin = valueOf(
      await bed.running.calls['triage:queue']({ statuses: ['credential_error'] }, context),
    ).ids[0]
    const id = failedLogin ?? 0
    valueOf(await planAt(30, id))
    later(31 * minute)
    await becomes(id, { state: 'skipped', reason: 'credentials-failed' })
    expect(starts(id)).toBe(0)
  })

  it('where another job has run or is running', async () => {
    valueOf(await planAt(30, siteError))
    valueOf(await planAt(30, timeoutSite))
    const start = (profileId: number) =>
      bed.practice.call('POST', 'jobs/', { profile_id: profileId, mode: 'bill', send_notification: false })
    await start(timeoutSite)
    bed.practice.service.clock.advance(3600)
    await start(siteError)
    later(31 * minute)
    await becomes(timeoutSite, { state: 'skipped', reason: 'case-changed' })
    await vi.waitFor(
      async () => expect(['job-running', 'case-changed']).toContain((await planOf(siteError))?.reason),
      waits,
    )
    expect([starts(siteError), starts(timeoutSite)]).toEqual([1, 1])
  })

  it('of a profile that was deleted', async () => {
    valueOf(await planAt(30, siteError))
    await bed.practice.call('DELETE', `profiles/${siteError}`)
    later(31 * minute)
    const rows = () => bed.running.calls['plans:rows']({ ids: [siteError] }, context)
    await vi.waitFor(
      async () => expect(valueOf(await rows())[0]?.plan).toMatchObject({ state: 'skipped', reason: 'gone' }),
      waits,
    )
    expect(starts(siteError)).toBe(0)
  })

  it('of a profile that was forgotten, and nothing of it is left', async () => {
    valueOf(await planAt(30, siteError))
    valueOf(await bed.running.calls['profiles:forget']({ id: siteError }, context))
    const { store, plans } = await bed.running.session()
    expect(valueOf(await store.plans.all())).toEqual([])
    expect(plans.of(siteError)).toBeNull()
    later(31 * minute)
    expect(starts(siteError)).toBe(0)
  })

  it('while a person has paused all, and is made where that ends in time', async () => {
    valueOf(await planAt(30, siteError))
    valueOf(await bed.running.calls['plans:pause']({ paused: true }, context))
    later(31 * minute)
    await bed.reopen()
    later(minute)
    expect(await state()).toMatchObject({ paused: true, waiting: 1 })
    expect(starts(siteError)).toBe(0)
    valueOf(await bed.running.calls['plans:pause']({ paused: false }, context))
    await becomes(siteError, { state: 'started' })
  })

  it('if it was cancelled, or if it cannot be written down that it is sent', async () => {
    valueOf(await planAt(30, siteError, timeoutSite))
    valueOf(await bed.running.calls['plans:cancel']({ ids: Int32Array.of(timeoutSite) }, context))
    const { store } = await bed.running.session()
    vi.spyOn(store.plans, 'put').mockResolvedValue(fail('store-full'))
    later(32 * minute)
    await vi.waitFor(() => expect(store.plans.put).toHaveBeenCalled(), waits)
    expect((await planOf(siteError))?.state).toBe('waiting')
    vi.mocked(store.plans.put).mockRestore()
    later(minute)
    await becomes(siteError, { state: 'started' })
    expect([starts(siteError), starts(timeoutSite)]).toEqual([1, 0])
  })
})

describe('a planned start whose answer is lost', () => {
  it('ends in doubt, over a restart, until a person decides', async () => {
    bed.practice.service.faults.add({
      kind: 'reset',
      at: 'headers',
      method: 'POST',
      path: '/jobs',
      done: true,
    })
    valueOf(await planAt(30, siteError))
    later(31 * minute)
    await becomes(siteError, { state: 'in-doubt' })
    await bed.reopen()
    later(2 * hour)
    expect(await state()).toMatchObject({ waiting: 0, late: 0, inDoubt: 1 })
    expect(starts(siteError)).toBe(1)
    valueOf(await bed.running.calls['plans:cancel']({ ids: Int32Array.of(siteError) }, context))
    expect(await state()).toMatchObject({ inDoubt: 0 })
  })

  it('has failed where reading shows that nothing was started', async () => {
    bed.practice.service.faults.add({ kind: 'reset', at: 'headers', method: 'POST', path: '/jobs' })
    valueOf(await planAt(30, siteError))
    later(31 * minute)
    await becomes(siteError, { state: 'failed', code: 'change-did-not-happen' })
    later(hour)
    const sent = bed.practice.service.log
      .entries()
      .filter(({ method, path }) => method === 'POST' && /\/jobs\/?$/.test(path))
    expect([sent.length, starts(siteError)]).toEqual([1, 0])
  })

  it('is in doubt as well if the program ended while it was being sent', async () => {
    valueOf(await planAt(30, siteError))
    const { store } = await bed.running.session()
    const [plan] = valueOf(await store.plans.all())
    if (!plan) throw new Error('no plan')
    valueOf(await store.plans.put([{ ...plan, state: 'sent' }]))
    await bed.reopen()
    later(31 * minute)
    expect(await planOf(siteError)).toMatchObject({ state: 'in-doubt' })
    expect(valueOf(await (await bed.running.session()).store.plans.all())[0]?.state).toBe('in-doubt')
    expect(starts(siteError)).toBe(0)
  })
})

describe('many planned starts', () => {
  it('at one provider are planned one after the other, and changed cases are left out', async () => {
    const first = await caseOf(siteError)
    const alike = valueOf(
      await bed.running.calls['triage:queue']({ providerIds: [first?.providerId ?? 0] }, context),
    ).ids
    const ids = [...alike].slice(0, 3)
    const jobIds = await Promise.all(ids.map(async (id) => (await caseOf(id))?.jobId ?? ''))
    const request = {
      at: inMinutes(60),
      ids: Int32Array.from([...ids, timeoutSite]),
      jobIds: [...jobIds, 'an earlier one'],
      mode: 'bill' as const,
      asBefore: true,
      sendNotification: false,
    }
    const planned = valueOf(await bed.running.calls['plans:plan'](request, context))
    expect(planned.leftOut).toEqual([timeoutSite])
    const dues = await Promise.all(ids.map(async (id) => Date.parse((await planOf(id))?.due ?? '')))
    expect(dues.map((due) => due - Date.parse(request.at))).toEqual(ids.map((_id, place) => place * 10_000))
  })

  it('that came due in a week’s pause are asked about, and then spread', async () => {
    const { store } = await bed.running.session()
    const due = inMinutes(-7 * 24 * 60)
    const many = Array.from({ length: 5_000 }, (_, place): PlannedStart => ({
      profileId: 100_000 + place,
      jobId: `job ${place}`,
      due,
      mode: 'bill',
      sendNotification: false,
      attempt: 1,
      state: 'waiting',
      reason: null,
      code: null,
      startedJobId: null,
      at: due,
    }))
    valueOf(await store.plans.put(many))
    bed.practice.service.log.clear()
    await bed.reopen()
    later(minute)
    expect(await state()).toMatchObject({ waiting: 0, late: 5_000 })
    const { asking } = valueOf(await bed.running.calls['plans:ids']({}, context))
    valueOf(await bed.running.calls['plans:pause']({ paused: true }, context))
    const spread = { ids: asking, overMinutes: 0 }
    expect(valueOf(await bed.running.calls['plans:start-late'](spread, context))).toEqual({ count: 5_000 })
    expect(await state()).toMatchObject({ waiting: 5_000, late: 0 })
    const again = valueOf(await (await bed.running.session()).store.plans.all()).map((plan) =>
      Date.parse(plan.due),
    )
    expect(new Set(again).size).toBe(5_000)
    expect((again.at(-1) ?? 0) - (again[0] ?? 0)).toBe(4_999 * 10_000)
    expect([...bed.practice.service.log.changes().keys()]).toEqual([])
  })
})
