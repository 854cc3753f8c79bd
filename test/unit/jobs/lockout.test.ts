import { expect, test } from 'vitest'
import { createLedger } from '../../../electron/jobs/ledger'
import { createLockout } from '../../../electron/jobs/lockout'
import { newPlace, openAt, value } from '../store/in-process'

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 13, minute))

/** The guard on a store of its own, with a clock that is set by hand. */
const guard = async () => {
  let time = at(0)
  const now = (): Date => time
  const store = value(await openAt(newPlace()))
  const ledger = createLedger(store, now, 'someone')
  const lockout = createLockout({ ledger, store, now })
  return {
    ledger,
    set: (to: Date): void => {
      time = to
    },
    fails: async (jobId: string): Promise<void> => {
      const state = { jobId, status: 'credential_error', finished: true, detail: null }
      value(await ledger.started(516, 'bill', { ...state, status: 'queued', finished: false }))
      value(await ledger.observed(516, state))
    },
    changes: async (): Promise<void> => {
      const change = { profileId: 516, at: now().toISOString(), outcome: 'done' } as const
      value(await store.credentials.record({ ...change, field: 'password', action: 'change' }))
    },
    verdict: async (last?: null) => value(await lockout.verdict(516, last)),
  }
}

test('a change that a wrong clock put into the future forgets no failure', async () => {
  const { set, changes, fails, verdict } = await guard()
  set(at(120))
  await changes()
  set(at(1))
  await fails('one')
  await fails('two')
  expect(await verdict()).toMatchObject({ failures: 2, personAllowed: false })
  set(at(2))
  await changes()
  expect(await verdict()).toMatchObject({ failures: 0, personAllowed: true })
})

test('a server that forgets the last job does not make the console forget it', async () => {
  const { fails, verdict } = await guard()
  expect(await verdict(null)).toMatchObject({ failures: 0, historyKnown: true })
  await fails('one')
  await fails('two')
  expect(await verdict(null)).toMatchObject({ failures: 2, personAllowed: false })
})

test('a success that is told late is no newer than the failures after it', async () => {
  const { ledger, fails, verdict } = await guard()
  await fails('one')
  await fails('two')
  const friday = at(-5000).toISOString()
  value(await ledger.told({ profileId: 516, jobId: 'zero', status: 'success', mode: 'bill', at: friday }))
  expect(await verdict()).toMatchObject({ failures: 2, bulkAllowed: false, personAllowed: false })
})
