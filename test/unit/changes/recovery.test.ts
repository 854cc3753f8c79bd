import { expect, it, vi } from 'vitest'
import type { Activity } from '../../../electron/activity/activity-log'
import { createJournal } from '../../../electron/changes/journal'
import { settleOpenChanges } from '../../../electron/changes/recovery'
import type { LinkClient } from '../../../electron/link/link-client'
import type { Logger } from '../../../electron/logging/logger'
import { fail, ok } from '../../../shared/errors/failure'
import { newPlace, openAt, value } from '../store/in-process'

const logger: Logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

it('writes the line of a change that the program’s end cut off with all that it was to say', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const journal = createJournal(
    store,
    { record: async () => fail('internal') },
    logger,
    async () => 'CASE-516',
  )
  await new Promise<void>((sent) => {
    void journal.run({
      kind: 'job-start',
      profileId: 516,
      summary: 'start a bill job',
      before: { lastJobId: null, mode: 'bill' },
      personal: { reason: 'The customer unlocked it.' },
      send: () => {
        sent()
        return new Promise(() => undefined)
      },
      settle: async () => ({ settlement: 'unknown' }),
    })
  })
  await store.close()

  const lines: Activity[] = []
  const jobs: Partial<LinkClient['jobs']> = { lastOfProfile: async () => ok(null) }
  const again = value(await openAt(place))
  await settleOpenChanges({
    link: { jobs } as LinkClient,
    store: again,
    activity: {
      record: async (line) => {
        lines.push(line)
        return fail('internal')
      },
    },
    logger,
  })
  expect(lines).toEqual([
    {
      action: 'job-start',
      profileId: 516,
      outcome: 'failed',
      personal: { label: 'CASE-516', reason: 'The customer unlocked it.' },
    },
  ])
  expect(value(await again.changes.unsettled())).toEqual([])
})
