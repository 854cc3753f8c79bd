import { afterAll, afterEach, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { createEndRecorder, type ReceiveReportedEnd } from '../../electron/notifications/reported-ends'
import { createLedger } from '../../electron/jobs/ledger'
import type { Store } from '../../electron/store/store'
import type { Job } from '../../shared/domain/job'
import { fail } from '../../shared/errors/failure'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { readFrom } from '../support/queue'
import { messageOf } from '../support/queue-messages'
import { newPlace, openAt, value, type Place } from '../unit/store/in-process'

/** Waits as long as a busy machine may take. */
const until = (check: () => void): Promise<void> => vi.waitFor(check)

let practice: PracticeForTests

beforeAll(async () => {
  practice = await startPracticeForTests({ profiles: 30 })
})
afterAll(() => practice.close())
afterEach(() => practice.service.reset())

const documentedJob = '62f1c29e-aca8-40b8-aa9f-eb436539e3fe'

interface Desk {
  readonly store: Store
  readonly reported: ReceiveReportedEnd
  /** What the directory and the page received. */
  readonly saw: { readonly profileId: number; readonly jobId: string }[]
  readonly ended: Job[]
}

const deskAt = async (place: Place, known = true): Promise<Desk & { readonly read: number[] }> => {
  const store = value(await openAt(place))
  const ledger = createLedger(store, () => new Date(), 'someone')
  const saw: { profileId: number; jobId: string }[] = []
  const ended: Job[] = []
  const read: number[] = []
  const profile = { id: 121 } as never
  return {
    store,
    saw,
    ended,
    read,
    reported: createEndRecorder({
      ledger,
      directory: {
        known: (ids) =>
          Promise.resolve(ids.map((id) => ({ id, profile: known ? profile : null, readAt: null }))),
        read: (id) => {
          read.push(id)
          return Promise.resolve(fail('not-found'))
        },
        sawJob: (profileId, job) => void saw.push({ profileId, jobId: job?.jobId ?? '' }),
      },
      onEnd: (job) => void ended.push(job),
      now: () => new Date(),
    }),
  }
}

/** Notifications that are switched off when the test ends. */
const reading = async (...parts: Parameters<typeof readFrom>) => {
  const started = await readFrom(...parts)
  onTestFinished(() => started.notifications.close())
  return started
}

const queued = () => practice.service.messages.bodies()
const receivings = () =>
  practice.service.queueRequests().filter(({ operation }) => operation === 'ReceiveMessage').length

it('writes a told end into the ledger with the message’s time, and leaves the message in the queue', async () => {
  const { store, reported, saw, ended } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  practice.service.messages.send(messageOf())
  await until(() => expect(notifications.view().reported).toBe(1))
  expect(value(await store.jobs.job(documentedJob))).toMatchObject({
    profileId: 121,
    status: 'success',
    finished: true,
    mode: 'bill',
    endedAt: '2017-01-16T04:47:17.155Z',
  })
  await until(() => expect(saw).toEqual([{ profileId: 121, jobId: documentedJob }]))
  expect(ended).toHaveLength(1)
  expect(queued()).toHaveLength(1)
  expect(notifications.view()).toMatchObject({ now: { state: 'listening' }, on: true, deleting: false })
})

it('takes the same message again and again as one', async () => {
  const { store, reported, ended } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  practice.service.messages.send(messageOf())
  await until(() => expect(notifications.view().reported).toBe(1))
  const before = receivings()
  await until(() => expect(receivings()).toBeGreaterThan(before + 5))
  expect(ended).toHaveLength(1)
  expect(notifications.view().reported).toBe(1)
})

it('takes two messages of one end as one, and another word about an ended job as none', async () => {
  const { store, reported, ended } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported, { deleting: true })
  practice.service.messages.send(messageOf())
  practice.service.messages.send(messageOf())
  practice.service.messages.send(messageOf({ final_state: 'site_error' }))
  await until(() => expect(queued()).toEqual([]))
  expect(ended).toHaveLength(1)
  expect(notifications.view().reported).toBe(1)
  expect(value(await store.jobs.job(documentedJob))).toMatchObject({ status: 'success' })
})

it('ends no job of one profile by a message that names another', async () => {
  const { store, reported, ended } = await deskAt(newPlace())
  const at = '2017-01-16T04:00:00.000Z'
  const running = { jobId: documentedJob, status: 'login', finished: false, detail: null, at }
  await store.jobs.observe({ ...running, profileId: 5 })
  const { notifications } = await reading(practice, store, reported)
  practice.service.messages.send(messageOf())
  await until(() => expect(notifications.view().unrecognised).toBe(1))
  expect(ended).toEqual([])
  expect(value(await store.jobs.job(documentedJob))).toMatchObject({ profileId: 5, finished: false })
})

it('does not put an older job in the place of a newer one', async () => {
  const { store, reported, saw } = await deskAt(newPlace())
  await store.jobs.observe({
    profileId: 121,
    jobId: 'newer',
    status: 'queued',
    finished: false,
    detail: null,
    at: '2017-01-16T05:00:00.000Z',
  })
  await reading(practice, store, reported)
  practice.service.messages.send(messageOf())
  const later = messageOf({ job_id: 'newest', created_at: '2017-01-16 06:00:00+00:00' })
  practice.service.messages.send(later)
  await until(() => expect(saw).toEqual([{ profileId: 121, jobId: 'newest' }]))
  expect(value(await store.jobs.ofProfile(121))).toHaveLength(3)
})

it('reads a profile of which a message is the first word', async () => {
  const { store, reported, read } = await deskAt(newPlace(), false)
  await reading(practice, store, reported)
  practice.service.messages.send(messageOf())
  await until(() => expect(read).toEqual([121]))
})

it('deletes a message only after its end is on disk', async () => {
  const { store, reported } = await deskAt(newPlace())
  const steps: string[] = []
  const slow: ReceiveReportedEnd = async (one) => {
    const before = queued().length
    const taken = await reported(one)
    const kept = value(await store.jobs.job(one.jobId))
    steps.push(`in the queue ${before}, on disk ${kept?.finished}, still in the queue ${queued().length}`)
    return taken
  }
  await reading(practice, store, slow, { deleting: true })
  practice.service.messages.send(messageOf())
  await until(() => expect(queued()).toEqual([]))
  expect(steps).toEqual(['in the queue 1, on disk true, still in the queue 1'])
})

it('deletes nothing that the store could not take, says so, and takes it once it can', async () => {
  const { store, reported } = await deskAt(newPlace())
  let full = true
  const failing: ReceiveReportedEnd = (one) => (full ? Promise.resolve(fail('store-full')) : reported(one))
  const { notifications, views } = await reading(practice, store, failing, { deleting: true })
  practice.service.messages.send(messageOf())
  await until(() =>
    expect(views.map(({ now }) => now)).toContainEqual(
      expect.objectContaining({ state: 'trouble', failure: { code: 'store-full' } }),
    ),
  )
  expect(queued()).toHaveLength(1)
  expect(notifications.view().reported).toBe(0)
  full = false
  // The message is hidden for a minute. Another reader of the queue need not wait for that.
  practice.service.messages.clear()
  practice.service.messages.send(messageOf())
  await until(() => expect(queued()).toEqual([]))
  expect(value(await store.jobs.job(documentedJob))?.finished).toBe(true)
})

it('survives an end between the disk and the deleting: the message comes again and is deleted', async () => {
  const place = newPlace()
  const first = await deskAt(place)
  practice.service.messages.send(messageOf())
  // It is on disk, and then the program ends: nothing was deleted from the queue.
  value(
    await first.reported({ profileId: 121, jobId: documentedJob, status: 'success', mode: 'bill', at: null }),
  )
  await first.store.close()
  const second = await deskAt(place)
  const { notifications } = await reading(practice, second.store, second.reported, { deleting: true })
  await until(() => expect(queued()).toEqual([]))
  expect(second.ended).toEqual([])
  expect(notifications.view().reported).toBe(0)
  expect(value(await second.store.jobs.ofProfile(121))).toHaveLength(1)
})

it('keeps aside what it does not understand, once, and leaves it in the queue in either way of reading', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported, { deleting: true })
  const bodies = ['not json', JSON.stringify({ app: 'snap' }), messageOf({ profile_id: null })]
  for (const body of bodies) practice.service.messages.send(body)
  practice.service.messages.send(messageOf())
  await until(() => expect(queued()).toHaveLength(3))
  await until(() => expect(notifications.view().unrecognised).toBe(3))
  await notifications.leaveInQueue()
  // A receive that was just cancelled may still take a message with it, as with the real queue.
  await until(() => expect(notifications.view().now.state).toBe('listening'))
  practice.service.messages.send(messageOf({ job_id: 'another' }))
  await until(() => expect(notifications.view().reported).toBe(2))
  const unrecognised = value(await notifications.unrecognised())
  expect(unrecognised.map(({ body, reason }) => [body, reason]).toReversed()).toEqual([
    [bodies[0], 'not-json'],
    [bodies[1], 'other-app'],
    [bodies[2], 'not-the-form'],
  ])
})

it('gives what is kept aside whole, and as many of the newest as can be shown at once', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  const bodies = [0, 1, 2].map((n) => `${n}`.repeat(200_000))
  for (const body of bodies) practice.service.messages.send(body)
  await until(() => expect(notifications.view().unrecognised).toBe(3))
  expect(value(await notifications.unrecognised()).map(({ body }) => body[0])).toEqual(['2', '1'])
  const [newest] = value(await notifications.unrecognised())
  expect(newest?.body).toBe(bodies[2])
  const left = value(await notifications.discard(newest?.id ?? ''))
  expect(left?.map(({ body }) => body)).toEqual([bodies[1], bodies[0]])
})

it('does not bring back what was discarded, and forgets what names a forgotten profile', async () => {
  const place = newPlace()
  const { store, reported } = await deskAt(place)
  const { notifications } = await reading(practice, store, reported)
  practice.service.messages.send('not json')
  practice.service.messages.send(messageOf({ job_id: null }))
  await until(() => expect(notifications.view().unrecognised).toBe(2))
  const [, oldest] = value(await notifications.unrecognised())
  expect(value(await notifications.discard(oldest?.id ?? ''))).toHaveLength(1)
  value(await store.profiles.forget(121))
  await notifications.close()
  await store.close()
  const again = await deskAt(place)
  const second = await reading(practice, again.store, again.reported)
  practice.service.messages.send(messageOf())
  await until(() => expect(second.notifications.view().reported).toBe(1))
  expect(value(await second.notifications.unrecognised())).toEqual([])
})

it('says that the keys are refused, asks again more and more slowly, and goes on once they are right', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  const { region, queueUrl, endpoint, accessKeyId, secretAccessKey } = practice.service.queue
  value(await notifications.save({ region, queueUrl, endpoint }, { accessKeyId, secretAccessKey: 'wrong' }))
  await until(() =>
    expect(notifications.view().now).toMatchObject({
      state: 'trouble',
      failure: { code: 'queue-keys-refused' },
    }),
  )
  expect(await notifications.test(new AbortController().signal)).toMatchObject({
    error: { code: 'queue-keys-refused' },
  })
  value(await notifications.save({ region, queueUrl, endpoint }, { accessKeyId, secretAccessKey }))
  practice.service.messages.send(messageOf())
  await until(() => expect(notifications.view()).toMatchObject({ reported: 1, now: { state: 'listening' } }))
})

it('wants the queue’s name typed before it deletes, and forgets that for another queue', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  expect(await notifications.deleteFromQueue('yes')).toMatchObject({ error: { code: 'invalid-input' } })
  expect(notifications.view().deleting).toBe(false)
  value(await notifications.deleteFromQueue('link-notifications'))
  const { settings } = notifications.view()
  if (!settings) throw new Error('no settings')
  expect(value(await notifications.save(settings, null)).deleting).toBe(true)
  const other = { ...settings, queueUrl: `${settings.queueUrl}-two` }
  expect(value(await notifications.save(other, null))).toMatchObject({ deleting: false, hasKeys: true })
})

it('never deletes from a queue that took the place of the one whose name was typed', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  const { settings } = notifications.view()
  if (!settings) throw new Error('no settings')
  const other = { ...settings, queueUrl: `${settings.queueUrl}-two` }
  const [saved, deleting] = await Promise.all([
    notifications.save(other, null),
    notifications.deleteFromQueue('link-notifications'),
  ])
  expect(saved.ok).toBe(true)
  expect(deleting).toMatchObject({ error: { code: 'invalid-input' } })
  expect(notifications.view()).toMatchObject({ settings: other, deleting: false })
})

it('switches nothing on that is being forgotten', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  const [, on] = await Promise.all([notifications.forget(), notifications.switchOn(true)])
  expect(on).toMatchObject({ error: { code: 'invalid-input' } })
  expect(notifications.view()).toMatchObject({ on: false, settings: null })
})

it('refuses a FIFO queue by name, whatever its address looks like around it', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  const { view } = notifications
  const before = view()
  for (const tail of ['link.fifo', 'link.fifo/', 'link.fifo?x=1']) {
    const queueUrl = `https://sqs.us-east-1.amazonaws.com/1/${tail}`
    const saved = await notifications.save({ region: 'us-east-1', queueUrl, endpoint: null }, null)
    expect(saved).toEqual({ ok: false, error: { code: 'queue-fifo' } })
  }
  expect(view().settings).toEqual(before.settings)
})

it('does not start without keys, reads nothing while it is off, and forgets all of it', async () => {
  const { store, reported } = await deskAt(newPlace())
  const { notifications } = await reading(practice, store, reported)
  value(await notifications.switchOn(false))
  practice.service.messages.send(messageOf())
  expect(notifications.view().now).toEqual({ state: 'off' })
  expect(value(await notifications.forget())).toMatchObject({ settings: null, hasKeys: false, on: false })
  expect(await notifications.switchOn(true)).toMatchObject({ error: { code: 'invalid-input' } })
  // Another console receives the message in many rounds meanwhile, and this one in none.
  const other = await deskAt(newPlace())
  await reading(practice, other.store, other.reported)
  const before = receivings()
  await until(() => expect(receivings()).toBeGreaterThan(before + 5))
  expect(other.ended).toHaveLength(1)
  expect(notifications.view().reported).toBe(0)
})

it('keeps no key in the database', async () => {
  const place = newPlace()
  const { store, reported } = await deskAt(place)
  const { notifications } = await reading(practice, store, reported)
  const { secretAccessKey, accessKeyId } = practice.service.queue
  const seen = JSON.stringify([notifications.view(), value(await store.settings.get('notifications'))])
  expect(seen).not.toContain(secretAccessKey)
  expect(seen).not.toContain(accessKeyId)
})
