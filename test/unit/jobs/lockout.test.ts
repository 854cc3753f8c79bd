import { expect, test } from 'vitest'
import { createLedger } from '../../../electron/jobs/ledger'
import { createLockout } from '../../../electron/jobs/lockout'
import { newPlace, openAt, value } from '../store/in-process'

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 13, minute))

/** The guard on a store of its own, with a clock that is set by hand. */
const guard = async () => {
  let time = at(0)
  const now = (): Date => time
  const store = value(await openAt(newPlace(), { now }))
  const ledger = createLedger(store, now, 'someone')
  const lockout = createLockout({ ledger, store, now })
  const intent = {
    kind: 'credential-change',
    profileId: 516,
    summary: 'change',
    before: { field: 'password' },
  } as const
  const begun = async (): Promise<string> => value(await store.changes.begin(intent))
  return {
    ledger,
    begun,
    store,
    set: (to: Date): void => {
      time = to
    },
    fails: async (jobId: string): Promise<void> => {
      const state = { jobId, status: 'credential_error', finished: true, detail: null }
      value(await ledger.started(516, 'bill', { ...state, status: 'queued', finished: false }))
      value(await ledger.observed(516, state))
    },
    changes: async (): Promise<void> => {
      value(await store.changes.finish(await begun(), 'done'))
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
  value(await ledger.reported({ profileId: 516, jobId: 'zero', status: 'success', mode: 'bill', at: friday }))
  expect(await verdict()).toMatchObject({ failures: 2, bulkAllowed: false, personAllowed: false })
})

test('a change whose answer never came counts as none, and that is said until one is acknowledged', async () => {
  const { set, changes, begun, fails, verdict } = await guard()
  await changes()
  set(at(1))
  await fails('one')
  await fails('two')
  set(at(2))
  // As a crash leaves it: begun, and no more.
  await begun()
  expect(await verdict()).toMatchObject({ failures: 2, personAllowed: false, changeInDoubt: true })
  set(at(3))
  await changes()
  expect(await verdict()).toEqual({ failures: 0, historyKnown: true, bulkAllowed: true, personAllowed: true })
})

test('a login that failed while a change was still on its way failed with the old credentials', async () => {
  const { set, begun, store, fails, verdict } = await guard()
  const id = await begun()
  set(at(1))
  await fails('one')
  set(at(2))
  value(await store.changes.finish(id, 'done'))
  expect(await verdict()).toMatchObject({ failures: 0 })
})
