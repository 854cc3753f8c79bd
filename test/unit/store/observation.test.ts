import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeObservation } from '../../../electron/store/observation'
import type { SeenJob } from '../../../electron/store/store'
import type { Job } from '../../../shared/domain/job'
import { seen } from './samples'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString()
const record = (looks: readonly SeenJob[]): Job | null =>
  looks.reduce<Job | null>((job, look) => mergeObservation(job, look), null)

test('a status seen again stretches its observation; one that comes back is a new one', () => {
  const job = record([
    seen({ status: 'queued', at: at(0) }),
    seen({ status: 'queued', at: at(1) }),
    seen({ status: 'login', at: at(2) }),
    seen({ status: 'queued', at: at(3) }),
  ])
  expect(job?.observations).toEqual([
    { status: 'queued', firstSeen: at(0), lastSeen: at(1) },
    { status: 'login', firstSeen: at(2), lastSeen: at(2) },
    { status: 'queued', firstSeen: at(3), lastSeen: at(3) },
  ])
})

test('a job found running has no known start; one started here has its time and mode', () => {
  expect(record([seen()])).toMatchObject({ startedHere: false, startedAt: null, mode: null, endedAt: null })
  expect(record([seen({ startedHere: true, mode: 'bill', at: at(5) })])).toMatchObject({
    startedHere: true,
    startedAt: at(5),
    mode: 'bill',
  })
})

test('the answer to our start may come after the first look at the job', () => {
  const job = record([
    seen({ status: 'login', at: at(1) }),
    seen({ status: 'login', at: at(2), startedHere: true, mode: 'interval' }),
  ])
  expect(job).toMatchObject({ startedHere: true, startedAt: at(2), mode: 'interval' })
})

test('what is known of the start is kept by later looks', () => {
  const job = record([
    seen({ startedHere: true, mode: 'bill', at: at(0) }),
    seen({ status: 'login', at: at(1) }),
  ])
  expect(job).toMatchObject({ startedHere: true, startedAt: at(0), mode: 'bill', status: 'login' })
})

test('the end is the first finished look, and a late reply from before it changes nothing', () => {
  const ended = record([
    seen({ at: at(0) }),
    seen({ status: 'credential_error', finished: true, detail: 'Wrong password', at: at(1) }),
  ])
  expect(ended).toMatchObject({ finished: true, endedAt: at(1), detail: 'Wrong password' })
  expect(mergeObservation(ended, seen({ status: 'login', at: at(2) }))).toBe(ended)
})

test('a detail stays while its status stays, and goes with it', () => {
  const first = seen({ status: 'login', detail: 'second factor' })
  expect(record([first, seen({ status: 'login' })])?.detail).toBe('second factor')
  expect(record([first, seen({ status: 'bill_extract' })])?.detail).toBeNull()
})

const look = fc.record({
  profileId: fc.constant(516),
  jobId: fc.constant('job-1'),
  status: fc.constantFrom('queued', 'login', 'bill_extract', 'success', 'new_status_2027'),
  finished: fc.boolean(),
  detail: fc.option(fc.string()),
  at: fc.integer({ min: 0, max: 600 }).map(at),
  mode: fc.option(fc.constantFrom('bill' as const, 'interval' as const), { nil: undefined }),
  startedHere: fc.boolean(),
})

test('whatever is seen in whatever order: times never run backwards, neighbours differ, an end stays an end', () => {
  fc.assert(
    fc.property(fc.array(look, { minLength: 1, maxLength: 30 }), (looks) => {
      const job = record(looks)
      const times = job?.observations.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]) ?? []
      expect(times).toEqual([...times].sort())
      const statuses = job?.observations.map(({ status }) => status) ?? []
      expect(statuses.filter((status, place) => status === statuses[place - 1])).toEqual([])
      expect(job?.status).toBe(statuses.at(-1))
      expect(job?.finished).toBe(looks.some(({ finished }) => finished))
      expect(job?.endedAt !== null).toBe(job?.finished)
      expect(job?.startedHere).toBe(looks.some(({ startedHere }) => startedHere))
    }),
  )
})

test('every look before the end is in the record', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(look, fc.nat(9)), { minLength: 1, maxLength: 30 }), (steps) => {
      let minute = 0
      const looks = steps.map(([each, step]) => ({ ...each, finished: false, at: at((minute += step)) }))
      const job = record(looks)
      const uncovered = looks.filter(
        ({ status, at: time }) =>
          !job?.observations.some(
            (one) => one.status === status && one.firstSeen <= time && time <= one.lastSeen,
          ),
      )
      expect(uncovered).toEqual([])
    }),
  )
})
