import { afterEach, describe, expect, it, vi } from 'vitest'
import { createCredentialChanges } from '../../../electron/changes/credentials'
import { createJournal } from '../../../electron/changes/journal'
import type { LinkClient } from '../../../electron/link/link-client'
import { createTurns } from '../../../electron/lib/turns'
import type { Logger } from '../../../electron/logging/logger'
import { createLedger } from '../../../electron/jobs/ledger'
import { createLockout } from '../../../electron/jobs/lockout'
import { createStartAgain } from '../../../electron/triage/start-again'
import type { Job } from '../../../shared/domain/job'
import { fail, ok, type Result } from '../../../shared/errors/failure'
import { newPlace, openAt, value } from '../store/in-process'

afterEach(() => void vi.useRealTimers())

/** A real store, whose disk can be full for what comes after an acknowledgement; an API that answers as it is told. */
const stage = async (answer: Result<void> = ok(undefined), longest = 214) => {
  const store = value(await openAt(newPlace()))
  let full = false
  const changes: typeof store.changes = {
    ...store.changes,
    finish: (...end) => (full ? Promise.resolve(fail('store-full')) : store.changes.finish(...end)),
  }
  const sent: string[] = []
  const send = async (_id: number, field: string): Promise<Result<void>> => {
    sent.push(field)
    return answer
  }
  const sensitive: Partial<LinkClient['sensitive']> = {
    add: send,
    change: send,
    longestValue: async () => ok(longest),
    listFields: async () => fail('unreachable'),
  }
  const logger: Logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const journal = createJournal({ changes }, { record: async () => fail('store-full') }, logger)
  const credentials = createCredentialChanges({
    link: { sensitive: sensitive as LinkClient['sensitive'] },
    store,
    journal,
    turns: createTurns(),
  })
  const now = (): Date => new Date()
  const ledger = createLedger(store, now, 'someone')
  const lockout = createLockout({
    ledger,
    store: { credentials: { ofProfile: credentials.history } },
    now,
  })
  const started = vi.fn<() => Promise<Result<Job>>>(async () => ok({ jobId: 'new' } as Job))
  const startAgain = createStartAgain({
    credentials,
    lockout: lockout.verdict,
    launcher: { start: started, holdOf: async () => null },
    onStep: () => undefined,
  })
  return {
    credentials,
    lockout,
    store,
    sent,
    started,
    fillDisk: (is: boolean) => {
      full = is
    },
    failTwice: async (): Promise<void> => {
      for (const jobId of ['one', 'two']) {
        const state = { jobId, status: 'credential_error', finished: true, detail: null }
        value(await ledger.observed(516, state))
      }
    },
    outcomes: async () => value(await credentials.history(516)).map(({ outcome }) => outcome),
    startAgain: (...values: readonly string[]) =>
      startAgain.run({
        profileId: 516,
        fields: values.map((one, at) => ({ name: `field ${at}`, value: one })),
        mode: 'bill',
        sendNotification: false,
      }),
  }
}

describe('a stored credential whose record could not be written', () => {
  it('is told as stored: the start again continues and starts its job, for the guard knows of it too', async () => {
    const { fillDisk, failTwice, startAgain, started, outcomes } = await stage()
    await failTwice()
    fillDisk(true)
    expect(value(await startAgain('new-password'))).toMatchObject({
      stored: ['field 0'],
      notStored: [],
      job: { jobId: 'new' },
      failure: null,
      refusal: null,
    })
    expect(started).toHaveBeenCalledOnce()
    expect(await outcomes()).toEqual(['done'])
  })

  it('is written with the next change, once there is room', async () => {
    const { fillDisk, credentials, store } = await stage()
    fillDisk(true)
    expect(await credentials.add(516, 'pin', '1')).toEqual(ok(undefined))
    expect(value(await store.credentials.ofProfile(516))).toMatchObject([{ outcome: 'unknown' }])
    fillDisk(false)
    expect(await credentials.add(516, 'password', '1')).toEqual(ok(undefined))
    expect(value(await store.credentials.ofProfile(516))).toMatchObject([
      { field: 'pin', outcome: 'done' },
      { field: 'password', outcome: 'done' },
    ])
  })

  it('keeps the time of its acknowledgement when it is written later: the failures since then still count', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-20T10:00:00Z') })
    const { fillDisk, credentials, failTwice, lockout } = await stage()
    fillDisk(true)
    value(await credentials.set(516, 'password', 'wrong as well'))
    vi.setSystemTime('2026-11-20T11:00:00Z')
    await failTwice()
    expect(value(await lockout.verdict(516, null))).toMatchObject({ failures: 2 })
    fillDisk(false)
    vi.setSystemTime('2026-11-20T12:00:00Z')
    value(await credentials.add(517, 'pin', '1'))
    expect(value(await lockout.verdict(516, null))).toMatchObject({ failures: 2, personAllowed: false })
  })
})

it('the fields of two starts again of a profile at once are not mixed: half a login of each would be refused', async () => {
  const { startAgain, sent } = await stage()
  await Promise.all([startAgain('one', 'its password'), startAgain('other', 'its password')])
  expect(sent).toEqual(['field 0', 'field 1', 'field 0', 'field 1'])
})

it('a lost answer is in doubt in the history, and starting again stops there', async () => {
  const { startAgain, started, outcomes } = await stage(fail('outcome-unknown'))
  expect(value(await startAgain('new-password')).notStored).toMatchObject([
    { failure: { code: 'outcome-unknown', change: 'credential-change' } },
  ])
  expect(started).not.toHaveBeenCalled()
  expect(await outcomes()).toEqual(['unknown'])
})

it('a value over the key’s size keeps all fields from being sent, with the limit', async () => {
  const { startAgain, sent, started } = await stage()
  const { stored, notStored } = value(await startAgain('someone', 'é'.repeat(108)))
  expect(stored).toEqual([])
  expect(notStored).toMatchObject([
    { failure: { code: 'cancelled' } },
    { failure: { code: 'value-too-long', detail: 'at most 214 bytes' } },
  ])
  expect([sent, started.mock.calls.length]).toEqual([[], 0])
})
