import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { queueOf } from '../support/queue'

let practice: PracticeForTests
const { signal } = new AbortController()

beforeAll(async () => {
  practice = await startPracticeForTests({ profiles: 30 })
})
afterAll(() => practice.close())
afterEach(() => practice.service.reset())

const receive = async (options: { waitSeconds?: number; hideSeconds?: number } = {}, given = signal) => {
  const queue = queueOf(practice)
  const received = await queue.receive({ waitSeconds: 0, hideSeconds: 0, ...options }, given)
  queue.close()
  if (!received.ok) throw new Error(received.error.code)
  return received.value
}

const startJob = async (sendNotification?: boolean): Promise<string> => {
  const body = {
    profile_id: 1,
    mode: 'bill',
    ...(sendNotification === undefined ? {} : { send_notification: sendNotification }),
  }
  return ((await practice.call('POST', 'jobs/', body)).json as { job_id: string }).job_id
}

it('tells the end of a job in the form of the document, to whoever waits for it', async () => {
  const waiting = receive({ waitSeconds: 20 })
  const jobId = await startJob()
  practice.service.clock.advance(3600)
  const [message] = await waiting
  const told = JSON.parse(message?.body ?? '') as Record<string, unknown>
  expect(Object.keys(told)).toEqual([
    'app',
    'profile_id',
    'job_id',
    'tags',
    'created_at',
    'final_state',
    'mode',
    'existing_records',
    'new_records',
  ])
  expect(told).toMatchObject({
    app: 'link',
    profile_id: 1,
    job_id: jobId,
    final_state: 'success',
    mode: 'bill',
  })
  expect(told['created_at']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/)
  const profile = practice.service.world().profiles.get(1)
  const bills = profile ? practice.service.world().bills.of(profile) : []
  expect(told['new_records']).toBe(bills.filter((bill) => bill.jobId === jobId).length)
  expect(told['new_records']).toBeGreaterThan(0)
  expect(told['existing_records']).toBeGreaterThan(0)
})

it('says nothing of a job that was started with send_notification false', async () => {
  await startJob(false)
  const heard = await startJob(true)
  practice.service.clock.advance(3600)
  await vi.waitFor(() => expect(practice.service.messages.bodies()).not.toEqual([]))
  expect(
    practice.service.messages.bodies().map((body) => (JSON.parse(body) as { job_id: string }).job_id),
  ).toEqual([heard])
})

it('hides what was received for as long as was asked, and no longer', async () => {
  practice.service.messages.send('one')
  const [first] = await receive()
  const [again] = await receive({ hideSeconds: 600 })
  expect(again?.id).toBe(first?.id)
  expect(await receive()).toEqual([])
})

it('deletes by the latest receipt alone', async () => {
  practice.service.messages.send('one')
  const [first] = await receive()
  const [latest] = await receive()
  const queue = queueOf(practice)
  expect((await queue.remove(first?.receipt ?? '', signal)).ok).toBe(true)
  expect(await receive()).toHaveLength(1)
  const [last] = await receive()
  expect(latest?.receipt).not.toBe(last?.receipt)
  await queue.remove(last?.receipt ?? '', signal)
  expect(await receive()).toEqual([])
  queue.close()
})

it('gives ten at most, and those that nobody has seen first', async () => {
  for (let n = 0; n < 12; n += 1) practice.service.messages.send(`message ${n}`)
  const first = await receive()
  const second = await receive()
  expect(first).toHaveLength(10)
  expect(second.slice(0, 2).map(({ body }) => body)).toEqual(['message 10', 'message 11'])
})

it.each([
  ['an unknown access key', { accessKeyId: 'AKIAUNKNOWN' }, 'queue-keys-refused', 'InvalidClientTokenId'],
  ['a wrong secret key', { secretAccessKey: 'wrong' }, 'queue-keys-refused', 'SignatureDoesNotMatch'],
] as const)('refuses %s, said without the key', async (_what, keys, code, detail) => {
  const queue = queueOf(practice, keys)
  const received = await queue.receive({ waitSeconds: 0, hideSeconds: 0 }, signal)
  queue.close()
  expect(received).toEqual({ ok: false, error: { code, status: 403, detail } })
})

it('says that there is no such queue', async () => {
  const queue = queueOf(practice, { queueUrl: `${practice.service.queue.endpoint}000000000000/another` })
  expect(await queue.receive({ waitSeconds: 0, hideSeconds: 0 }, signal)).toMatchObject({
    error: { code: 'queue-not-found' },
  })
  queue.close()
})

it('is not trusted without its authority, and not reached where nothing listens', async () => {
  const strange = queueOf({ ...practice, caPem: '' })
  expect(await strange.receive({ waitSeconds: 0, hideSeconds: 0 }, signal)).toMatchObject({
    error: { code: 'server-certificate-untrusted' },
  })
  strange.close()
  const nowhere = queueOf(practice, { endpoint: 'https://127.0.0.1:9/' })
  expect(await nowhere.receive({ waitSeconds: 0, hideSeconds: 0 }, signal)).toMatchObject({
    error: { code: 'queue-unreachable' },
  })
  nowhere.close()
})

it('takes no message along for a receiver that went away', async () => {
  const leaving = new AbortController()
  const queue = queueOf(practice)
  const gone = queue.receive({ waitSeconds: 20, hideSeconds: 600 }, leaving.signal)
  const { queueRequests, messages } = practice.service
  // By now the first receive waits, too.
  await receive()
  const answered = queueRequests().length
  leaving.abort()
  expect(await gone).toMatchObject({ error: { code: 'cancelled' } })
  queue.close()
  await vi.waitFor(() => expect(queueRequests()).toHaveLength(answered + 1))
  messages.send('one')
  expect(await receive({ waitSeconds: 20 })).toHaveLength(1)
})
