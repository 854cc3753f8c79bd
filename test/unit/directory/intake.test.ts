import { expect, it, vi } from 'vitest'
import { createIntake } from '../../../electron/directory/intake'
import type { ProfileRow } from '../../../shared/domain/profile'

const row = (id: number): ProfileRow => ({ id, profile: null, readAt: null })

it('tells rows as the index answers, and stores one batch after the other', async () => {
  const told: number[] = []
  const stored: number[] = []
  let written: () => void = () => undefined
  const intake = createIntake(
    (news) => Promise.resolve(news.map(({ id }) => row(id))),
    (rows) => void told.push(...rows.map(({ id }) => id)),
    async (rows) => {
      stored.push(...rows.map(({ id }) => id))
      await new Promise<void>((resolve) => {
        written = resolve
      })
    },
    () => undefined,
  )
  for (const id of [1, 2]) {
    intake.add({ id, tags: [] })
    intake.flush()
  }
  // The first is still being written: a newer state of the second must not overtake it on the way to the page.
  await vi.waitFor(() => expect(told).toEqual([1, 2]))
  expect(stored).toEqual([1])
  written()
  await vi.waitFor(() => expect(stored).toEqual([1, 2]))
  written()
  await intake.settled()
})
