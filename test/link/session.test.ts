import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

let bed: Bed

beforeEach(async () => {
  bed = await connectedBed({ profiles: 30, speed: 20 })
})
afterEach(() => bed.close())

/** Creates a profile whose agent does what `username` says. */
const withCredentials = async (username: string): Promise<number> => {
  const { calls } = bed.running
  const { id } = valueOf(await calls['profiles:create']({ providerId: 3150, label: username }, context))
  const save = { profileId: id, action: 'add' } as const
  valueOf(await calls['credentials:save']({ ...save, field: 'username', value: username }, context))
  valueOf(await calls['credentials:save']({ ...save, field: 'password', value: 'a-password' }, context))
  return id
}

const start = async (profileId: number) =>
  valueOf(
    await bed.running.calls['jobs:start']({ profileId, mode: 'bill', sendNotification: false }, context),
  )

const ofProfile = async (profileId: number) =>
  valueOf(await bed.running.calls['jobs:of-profile']({ profileId }, context))

describe('what the API will not tell again', () => {
  it('is written down: each stage with the times at which it was first and last seen', async () => {
    const profileId = await withCredentials('someone')
    const began = new Date().toISOString()
    const { jobId } = await start(profileId)
    await vi.waitFor(async () => expect((await ofProfile(profileId))[0]?.finished).toBe(true), {
      interval: 200,
    })
    await bed.reopen()
    const { ledger } = await bed.running.session()
    const job = valueOf(await ledger.job(jobId))
    expect(job).toMatchObject({ status: 'success', startedHere: true, mode: 'bill', profileId })
    const seen = job?.observations ?? []
    expect(seen.at(0)?.status).toBe('queued')
    expect(seen.at(-1)?.status).toBe('success')
    expect(seen.length).toBeGreaterThan(2)
    const times = seen.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen])
    expect(times).toEqual(times.toSorted())
    expect([began, job?.startedAt ?? ''].toSorted()).toEqual([began, job?.startedAt])
    expect(job?.endedAt).toBe(seen.at(-1)?.firstSeen)
  })

  it('is kept of credentials: field, time and outcome, and no value', async () => {
    const profileId = await withCredentials('someone-in-particular')
    valueOf(await bed.running.calls['credentials:delete']({ profileId, field: 'username' }, context))
    await bed.reopen()
    const { changes, fields } = valueOf(await bed.running.calls['credentials:list']({ profileId }, context))
    expect(fields).toEqual(['password'])
    expect(changes.map(({ field, action, outcome }) => `${action} ${field} ${outcome}`)).toEqual([
      'delete username acknowledged',
      'add password acknowledged',
      'add username acknowledged',
    ])
    expect(JSON.stringify(changes)).not.toContain('someone-in-particular')
  })
})

describe('after a start', () => {
  it('the connection, its identity and its session are there', async () => {
    await bed.reopen()
    const view = await bed.running.connections.view()
    expect(view).toMatchObject({ ready: true, trouble: null, notice: null })
    expect(view.connections).toMatchObject([{ name: 'Test', certificate: { subject: 'Test Client' } }])
  })

  it('a job that still ran is watched again, to its end', async () => {
    const profileId = await withCredentials('someone')
    bed.practice.service.clock.setSpeed(1)
    const { jobId } = await start(profileId)
    await bed.reopen()
    await bed.running.session()
    expect(valueOf(await bed.running.calls['jobs:running']({}, context))).toMatchObject([{ jobId }])
    bed.practice.service.clock.advance(3600)
    await vi.waitFor(() =>
      expect(
        bed.running
          .told('jobs:changed')
          .flatMap(({ jobs }) => jobs)
          .at(-1),
      ).toMatchObject({ jobId, finished: true }),
    )
    expect(valueOf(await bed.running.calls['jobs:running']({}, context))).toEqual([])
  })

  it('the activity log is whole; one that was cut behind our back is noticed', async () => {
    await withCredentials('someone')
    await bed.reopen()
    expect((await bed.running.session()).notice).toBeNull()
    const head = [...bed.machine.keychain.entries].find(([account]) => account.endsWith('/activity-head'))
    expect(JSON.parse(head?.[1] ?? '{}')).toMatchObject({ count: 3 })
    const longer = { count: 5, hash: 'f'.repeat(64) }
    await bed.reopen(() => void bed.machine.keychain.entries.set(head?.[0] ?? '', JSON.stringify(longer)))
    expect((await bed.running.session()).notice).toMatchObject({
      code: 'log-altered',
      detail: 'cut',
    })
  })

  it('nothing works without the identity, and the keychain is named, not blamed on the person', async () => {
    const { entries } = bed.machine.keychain
    await bed.reopen(() => entries.forEach((_secret, account) => void entries.set(account, 'damaged')))
    expect(await bed.running.connections.session()).toMatchObject({ error: { code: 'keychain-damaged' } })
    expect(await bed.running.connections.view()).toMatchObject({ ready: false })
  })
})

describe('bills', () => {
  const never = new AbortController().signal

  it('beyond those known before are new, until they have been seen in an earlier session', async () => {
    const profileId = await withCredentials('someone')
    const list = async () =>
      valueOf(await (await bed.running.session()).bills.list(profileId, undefined, never))
    expect(await list()).toMatchObject({ bills: [], newBillIds: [] })
    await start(profileId)
    await vi.waitFor(async () => expect((await ofProfile(profileId))[0]?.finished).toBe(true), {
      interval: 200,
    })
    const { bills, newBillIds } = await list()
    expect(newBillIds.length).toBeGreaterThan(0)
    expect(new Set(newBillIds)).toEqual(new Set(bills.map(({ billId }) => billId)))
    expect((await list()).newBillIds).toEqual(newBillIds)
    await bed.reopen()
    expect((await list()).newBillIds).toEqual([])
  })

  it('come as PDF once from the API, then from the sealed cache, also after a start', async () => {
    const { bills } = await bed.running.session()
    const { bills: all } = valueOf(await bills.list(268, undefined, never))
    const billId = all.find(({ hasPdf }) => hasPdf)?.billId ?? ''
    const first = valueOf(await bills.pdf(268, billId, { signal: never }))
    await bed.reopen()
    bed.practice.service.log.clear()
    const again = valueOf(await (await bed.running.session()).bills.pdf(268, billId, { signal: never }))
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true)
    expect(Buffer.from(again).subarray(0, 5).toString()).toBe('%PDF-')
    const asked = bed.practice.service.log.entries().map(({ path }) => path)
    // When the directory opens, it asks for new profiles.
    expect(asked.filter((path) => path !== '/link/4.0/profiles/')).toEqual([])
  })
})

describe('the directory', () => {
  const createElsewhere = async (label: string): Promise<number> => {
    const created = await bed.practice.call('POST', 'profiles/', { provider_id: 3150, label })
    return (created.json as { profile_id: number }).profile_id
  }
  const knownProfile = async (id: number) =>
    (await (await bed.running.session()).directory.known([id]))[0]?.profile
  const removed = () => bed.running.told('profiles:changed').flatMap((change) => change.removed)

  it('takes in what the server finds and it did not have', async () => {
    const id = await createElsewhere('Found by the server')
    const { calls } = bed.running
    const search = async () =>
      valueOf(await calls['profiles:search']({ text: 'label:"Found by the server"', sort: null }, context))
    const confirmed = await calls['profiles:confirm']({ text: 'label:"Found by the server"' }, context)
    expect(valueOf(confirmed)).toMatchObject({ serverAsked: true })
    await vi.waitFor(async () => expect([...(await search()).ids]).toEqual([id]))
  })

  it('takes out what has been deleted elsewhere, and forgets it', async () => {
    const id = await createElsewhere('Short-lived')
    valueOf(await bed.running.calls['profiles:get']({ id }, context))
    await bed.practice.call('DELETE', `profiles/${id}/`)
    valueOf(await bed.running.calls['profiles:rows']({ ids: [id], fresh: true }, context))
    await vi.waitFor(() => expect(removed()).toContain(id))
    await bed.reopen()
    expect(await knownProfile(id)).toBeNull()
  })

  it('knows its rows again after a start', async () => {
    const { label, tags } = valueOf(await bed.running.calls['profiles:get']({ id: 121 }, context))
    bed.practice.service.faults.add({ kind: 'status', status: 503 })
    await bed.reopen()
    expect(await knownProfile(121)).toMatchObject({ label, tags })
  })
})

describe('what is left on disk', () => {
  it('has no secret in it, nor a label, a tag or an account number in the clear', async () => {
    const { calls } = bed.running
    const profileId = await withCredentials('canary-username')
    const password = 'canary-password-9917'
    valueOf(
      await calls['credentials:save'](
        { profileId, field: 'password', value: password, action: 'change' },
        context,
      ),
    )
    const seen = { label: 'canary-username', zipcode: null, providerId: 3150 }
    valueOf(await calls['profiles:change']({ id: profileId, seen, label: 'canary-label' }, context))
    valueOf(await calls['tags:add']({ profileId, name: 'canary-tag' }, context))
    const { bills } = await bed.running.session()
    const listed = valueOf(await bills.list(268, undefined, new AbortController().signal))
    const account = listed.bills.find(({ accountNumber }) => accountNumber)?.accountNumber ?? 'no account'
    const keyLine = bed.practice.keyPem.split('\n')[3] ?? 'no line'
    const canaries = [password, 'canary-', account, keyLine, 'PRIVATE KEY']
    const check = (): void =>
      bed.machine.files().forEach((content, path) => {
        for (const canary of canaries) expect(content.includes(canary), `${canary} in ${path}`).toBe(false)
      })
    check()
    await bed.running.close()
    check()
    expect([...bed.machine.files().keys()].filter((path) => path.endsWith('.db'))).toHaveLength(1)
    for (const canary of canaries) expect(bed.running.logged()).not.toContain(canary)
  })
})
