import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectedBed, type Bed } from '../support/bed'
import { seenToEnd } from '../support/seen-to-end'
import { context, valueOf } from '../support/session'

/** Fix and start again against the service, over real TLS: what was done is reported, and nothing is done twice. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 5, speed: 400 })
})
afterAll(() => bed.close())
beforeEach(() => bed.practice.service.log.clear())
afterEach(() => bed.practice.service.faults.clear())

const sent = (): readonly string[] =>
  bed.practice.service.log
    .entries()
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/profiles/'))
    .map(
      ({ method, path }) =>
        `${method} ${path
          .replace(/.*\/4\.0\//, '')
          .replace(/profiles\/\d+\//, '')
          .replace(/\/$/, '')}`,
    )

const newProfile = async (label: string): Promise<number> =>
  valueOf(await bed.running.calls['profiles:create']({ providerId: 3150, zipcode: '00007', label }, context))
    .id

const login = (username: string, password = 'pass-word-1') => [
  { name: 'username', value: username },
  { name: 'password', value: password },
]

const startAgain = async (
  profileId: number,
  fields: readonly { readonly name: string; readonly value: string }[],
  more: { readonly override?: { reason: string }; readonly despiteHold?: boolean } = {},
) =>
  valueOf(
    await bed.running.calls['triage:start-again'](
      { profileId, fields: [...fields], mode: 'bill', sendNotification: false, ...more },
      context,
    ),
  )

/** Starting again with success, watched to its end. */
const ended = async (profileId: number, fields: readonly { name: string; value: string }[]) => {
  const { job } = await startAgain(profileId, fields)
  await seenToEnd(bed.running, job?.jobId ?? '')
  return job?.jobId ?? ''
}

const nothing = { stored: [], notStored: [], job: null, failure: null, refusal: null }
const put = { method: 'PUT', path: '/sensitive' }

describe('starting again that goes well', () => {
  it('adds fields that are not there, starts the job once and watches it', async () => {
    const profileId = await newProfile('first login')
    const outcome = await startAgain(profileId, login('someone'))
    expect(outcome).toMatchObject({ stored: ['username', 'password'], notStored: [], failure: null })
    expect(sent()).toEqual([
      'PUT sensitive',
      'POST sensitive',
      'PUT sensitive',
      'POST sensitive',
      'POST jobs',
    ])
    expect(bed.running.told('triage:starting-again')).toEqual([
      { profileId, step: 'storing', field: 'username' },
      { profileId, step: 'storing', field: 'password' },
      { profileId, step: 'starting', field: null },
    ])
    const jobId = outcome.job?.jobId ?? ''
    await seenToEnd(bed.running, jobId)
    expect(bed.running.told('jobs:changed').flatMap(({ jobs }) => jobs)).toContainEqual(
      expect.objectContaining({ jobId, status: 'success', finished: true }),
    )
  })

  it('changes a field that is there by one request', async () => {
    const profileId = await newProfile('second login')
    await startAgain(profileId, login('someone'))
    bed.practice.service.log.clear()
    expect(await startAgain(profileId, [{ name: 'password', value: 'new-one' }])).toMatchObject({
      stored: ['password'],
    })
    expect(sent()[0]).toBe('PUT sensitive')
    expect(sent()).not.toContain('POST sensitive')
  })

  it('changes a field that was added meanwhile: 404, then 409, then the change', async () => {
    const profileId = await newProfile('a colleague was quicker')
    await ended(profileId, login('someone'))
    bed.practice.service.log.clear()
    const body = { error: 'Sensitive field not found' }
    bed.practice.service.faults.add({ kind: 'status', status: 404, body, ...put })
    const { stored, job } = await startAgain(profileId, [{ name: 'password', value: 'another' }])
    expect(stored).toEqual(['password'])
    expect(job).not.toBeNull()
    expect(sent()).toEqual(['PUT sensitive', 'POST sensitive', 'PUT sensitive', 'POST jobs'])
  })

  it('fetches a new key where the old one expired on the way, and sends the value once more', async () => {
    const profileId = await newProfile('expired key')
    await startAgain(profileId, login('someone'))
    bed.practice.service.keys.expireNow()
    bed.practice.service.log.clear()
    expect((await startAgain(profileId, [{ name: 'password', value: 'x' }])).stored).toEqual(['password'])
    expect(sent()).toEqual(['PUT sensitive', 'PUT sensitive', 'POST jobs'])
  })
})

describe('starting again that breaks off', () => {
  it.each([
    ['Permission denied', 'permission-denied', 1],
    ['Decryption failed', 'decryption-failed', 1],
    // The error comes twice, the second time for a key fetched just before, and then it gives up.
    ['Key expired', 'key-expired', 2],
  ] as const)('403 "%s": what was not stored is told, and no job is started', async (text, code, times) => {
    const profileId = await newProfile(text)
    bed.practice.service.faults.add({ kind: 'status', status: 403, body: { error: text }, times: 0, ...put })
    expect(await startAgain(profileId, login('someone'))).toEqual({
      ...nothing,
      notStored: [
        { name: 'username', failure: { code, status: 403, apiText: text } },
        { name: 'password', failure: { code: 'cancelled' } },
      ],
    })
    expect(sent()).toEqual(Array.from({ length: times }, () => 'PUT sensitive'))
  })

  it('after the first of two fields says that the first is stored', async () => {
    const profileId = await newProfile('half')
    await startAgain(profileId, login('someone'))
    bed.practice.service.log.clear()
    bed.practice.service.faults.add({ kind: 'delay', milliseconds: 0, ...put })
    bed.practice.service.faults.add({ kind: 'status', status: 500, body: { error: 'broken' }, ...put })
    expect(await startAgain(profileId, login('else', 'new'))).toMatchObject({
      stored: ['username'],
      notStored: [{ name: 'password', failure: { code: 'outcome-unknown' } }],
      job: null,
    })
    expect(sent()).toEqual(['PUT sensitive', 'PUT sensitive'])
  })

  it('a change whose reply is lost is in doubt: neither sent again nor followed by a start', async () => {
    const profileId = await newProfile('lost change')
    await startAgain(profileId, login('someone'))
    bed.practice.service.log.clear()
    bed.practice.service.faults.add({ kind: 'reset', at: 'headers', done: true, times: 0, ...put })
    expect(await startAgain(profileId, [{ name: 'password', value: 'new' }])).toMatchObject({
      stored: [],
      notStored: [{ name: 'password', failure: { code: 'outcome-unknown' } }],
      job: null,
    })
    expect(sent()).toEqual(['PUT sensitive'])
  })

  it.each([
    ['happened', true, 'outcome-unknown'],
    ['did not happen', false, 'change-did-not-happen'],
  ] as const)(
    'a start answered by a reset that %s is made once, with the password stored',
    async (_, done, code) => {
      const profileId = await newProfile(`lost start ${code}`)
      await ended(profileId, login('someone'))
      bed.practice.service.log.clear()
      bed.practice.service.faults.add({
        kind: 'reset',
        at: 'headers',
        method: 'POST',
        path: '/jobs',
        done,
        times: 0,
      })
      expect(await startAgain(profileId, [{ name: 'password', value: 'new' }])).toMatchObject({
        stored: ['password'],
        job: null,
        failure: { code },
      })
      expect(sent()).toEqual(['PUT sensitive', 'POST jobs'])
    },
  )
})

describe('the lockout guard', () => {
  it('refuses the third start with the same credentials, unless a reason is typed, which is logged', async () => {
    const profileId = await newProfile('locked out')
    await ended(profileId, login('credential_error'))
    await ended(profileId, [])
    bed.practice.service.log.clear()
    const refused = await startAgain(profileId, [])
    expect(refused).toMatchObject({
      ...nothing,
      refusal: { kind: 'lockout', verdict: { failures: 2, personAllowed: false } },
    })
    expect(sent()).toEqual([])
    const override = { reason: 'The customer unlocked it' }
    expect((await startAgain(profileId, [], { override })).job).not.toBeNull()
    const { activity } = await bed.running.session()
    const entries = valueOf(await activity.read({ after: 0, limit: 1000, profileId }))
    expect(entries.map(({ line, personal }) => [line.action, personal?.['reason']])).toContainEqual([
      'job-start',
      'The customer unlocked it',
    ])
  })

  it('lets a start through once a credential was changed', async () => {
    const profileId = await newProfile('fixed')
    await ended(profileId, login('credential_error'))
    await ended(profileId, [])
    expect(await startAgain(profileId, [{ name: 'password', value: 'right' }])).toMatchObject({
      stored: ['password'],
      refusal: null,
    })
  })
})

describe('a provider on hold', () => {
  it('is asked about before anything is sent, and a person may start there all the same', async () => {
    const profileId = await newProfile('held')
    valueOf(await bed.running.calls['triage:hold']({ providerId: 3150, on: true }, context))
    bed.practice.service.log.clear()
    const provider = expect.any(String) as string
    expect(await startAgain(profileId, login('someone'))).toMatchObject({
      ...nothing,
      refusal: { kind: 'held', provider },
    })
    expect(sent()).toEqual([])
    expect((await startAgain(profileId, login('someone'), { despiteHold: true })).job).not.toBeNull()
    valueOf(await bed.running.calls['triage:hold']({ providerId: 3150, on: false }, context))
    expect((await startAgain(await newProfile('free'), login('someone'))).refusal).toBeNull()
  })

  it('is asked about by a single start outside of the desk as well', async () => {
    const profileId = await newProfile('held under Jobs')
    valueOf(await bed.running.calls['triage:hold']({ providerId: 3150, on: true }, context))
    bed.practice.service.log.clear()
    const start = { profileId, mode: 'bill', sendNotification: false } as const
    expect(await bed.running.calls['jobs:start'](start, context)).toMatchObject({
      ok: false,
      error: { code: 'held' },
    })
    expect(sent()).toEqual([])
    valueOf(await bed.running.calls['jobs:start']({ ...start, despiteHold: true }, context))
    expect(sent()).toEqual(['POST jobs'])
    valueOf(await bed.running.calls['triage:hold']({ providerId: 3150, on: false }, context))
  })

  it('is skipped by a bulk start of jobs', async () => {
    const profileId = await newProfile('held in bulk')
    valueOf(await bed.running.calls['triage:hold']({ providerId: 3150, on: true }, context))
    bed.practice.service.log.clear()
    const { bulk } = await bed.running.session()
    const operation = { kind: 'job-start', mode: 'bill', sendNotification: false } as const
    expect(valueOf(await bulk.preview(operation, [profileId]))).toMatchObject({ excluded: 1, changes: 0 })
    const { id } = valueOf(await bulk.start(operation, [profileId], undefined))
    await vi.waitFor(() => expect(bulk.list()[0]?.state).toBe('done'))
    expect(valueOf(await bulk.items(id, undefined, 0, 10)).items).toMatchObject([
      { state: 'skipped', reason: 'provider-held' },
    ])
    expect(sent()).toEqual([])
    valueOf(await bed.running.calls['triage:hold']({ providerId: 3150, on: false }, context))
  })
})

it('no value of a field is in what the page is told, in the log, or in any file', async () => {
  const canary = 'canary-4711-secret'
  await startAgain(await newProfile('canary'), login('someone', canary))
  bed.practice.service.faults.add({
    kind: 'status',
    status: 403,
    body: { error: 'Decryption failed' },
    ...put,
  })
  await startAgain(await newProfile('canary refused'), login(canary, canary))
  expect(JSON.stringify(bed.running.told('triage:starting-again'))).not.toContain(canary)
  expect(bed.running.logged()).not.toContain(canary)
  for (const bytes of bed.machine.files().values()) expect(bytes.includes(canary)).toBe(false)
})
