import { expect, it } from 'vitest'
import { forgetProfile } from '../../../electron/connection/forget-profile'
import { createGone } from '../../../electron/directory/gone'
import { createTurns } from '../../../electron/lib/turns'
import { fail, ok, type Result } from '../../../shared/errors/failure'

type Parts = Parameters<typeof forgetProfile>[0]

/** A reading is answered at each moment at which the store, or what comes after it, is waited for. */
const over = (answer: Result<void>) => {
  const gone = createGone()
  const wasGone: boolean[] = []
  const readingAnswered = async (): Promise<void> => {
    await Promise.resolve()
    gone.isThere(5)
    wasGone.push(gone.has(5))
  }
  const parts = {
    store: {
      changes: { unsettled: async () => ok([]) },
      triage: { releases: async () => ok([]) },
      history: { labels: async () => ok([]) },
      settings: { change: async () => ok(undefined) },
      profiles: {
        forget: async () => {
          await readingAnswered()
          return answer
        },
      },
    },
    bulk: { list: () => [] },
    turns: createTurns(),
    activity: { read: async () => ok([]), record: async () => ok(undefined) },
    activityReader: { forgotten: () => undefined },
    directory: {
      known: async () => [],
      settled: async () => undefined,
      forgetting: gone.forgetting,
      forgotten: (id: number) => gone.add(id, 'forgotten'),
    },
    watcher: { forget: () => [], watch: () => undefined },
    savingPdfs: { has: () => false },
    triage: { isStartingAgain: () => false, wake: async () => ok(undefined) },
    plans: { of: () => null, cancel: async () => ok({ left: [] }) },
    notes: { forgotten: () => undefined },
    notifications: { forgotten: readingAnswered },
    place: { forget: async () => ok(undefined) },
  } as unknown as Parts
  return { gone, wasGone, parts }
}

it('a profile counts as gone from before the store forgets it, whatever is read meanwhile', async () => {
  const { gone, wasGone, parts } = over(ok(undefined))
  expect((await forgetProfile(parts, 5)).ok).toBe(true)
  expect(wasGone).toEqual([true, true])
  expect(gone.has(5)).toBe(true)
  gone.isThere(5)
  expect(gone.has(5)).toBe(false)
})

it('one that the store could not forget is there as before', async () => {
  const { gone, wasGone, parts } = over(fail('store-full'))
  const isForgotten = gone.forgettingOf(5)
  expect(await forgetProfile(parts, 5)).toEqual(fail('store-full'))
  expect(wasGone).toEqual([true, true])
  expect([gone.has(5), isForgotten()]).toEqual([false, false])
})
