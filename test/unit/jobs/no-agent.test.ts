import { describe, expect, it, vi } from 'vitest'
import { openNoAgent } from '../../../electron/jobs/no-agent'
import type { JobService } from '../../../electron/link/jobs'
import type { Json } from '../../../electron/store/json'
import type { Store } from '../../../electron/store/store'
import { fail, ok } from '../../../shared/errors/failure'

const day = 24 * 60 * 60_000
const none = fail('not-found', { status: 404, apiText: 'No agent for provider', subject: 'agent' })

/** A store of one setting, and a console on it that is opened anew by `open`; profile 7 is at provider 70. */
const bed = () => {
  let stored: Json = null
  let at = Date.parse('2026-11-01T08:00:00.000Z')
  const change = vi.fn(async (_key: string, next: (before: Json) => Json) => {
    stored = next(stored)
    return ok(undefined)
  })
  const store: unknown = { readOnly: null, settings: { get: async () => ok(stored), change } }
  const open = async () => {
    const noAgent = await openNoAgent(
      store as Pick<Store, 'settings' | 'readOnly'>,
      async (profileId) => (profileId === 9 ? null : profileId * 10),
      () => new Date(at),
    )
    const start = (profileId: number, result: Awaited<ReturnType<JobService['start']>>) =>
      noAgent.remembering(async () => result)(profileId, 'bill', false)
    return { since: noAgent.since, start }
  }
  return { open, change, pass: (days: number) => void (at += days * day) }
}
const started = ok({ jobId: 'job', profileId: 7, contradiction: null })

describe('a provider without an agent', () => {
  it('is remembered with its day over a restart, and the answer goes through as it came', async () => {
    const { open } = bed()
    const first = await open()
    expect(await first.start(7, none)).toBe(none)
    expect(first.since(70)).toBe('2026-11-01T08:00:00.000Z')
    expect(first.since(71)).toBeNull()
    expect(first.since(null)).toBeNull()
    expect((await open()).since(70)).toBe('2026-11-01T08:00:00.000Z')
  })

  it('is forgotten once a job has started there, and not for another provider', async () => {
    const { open } = bed()
    const console = await open()
    await console.start(7, none)
    await console.start(8, none)
    await console.start(7, started)
    expect(console.since(70)).toBeNull()
    expect((await open()).since(70)).toBeNull()
    expect((await open()).since(80)).not.toBeNull()
  })

  it('is not believed for longer than 90 days', async () => {
    const { open, pass } = bed()
    const console = await open()
    await console.start(7, none)
    pass(91)
    expect(console.since(70)).toBeNull()
    expect((await open()).since(70)).toBeNull()
  })

  it('is written down once a day, however many starts say it', async () => {
    const { open, change, pass } = bed()
    const console = await open()
    for (let times = 0; times < 5; times += 1) await console.start(7, none)
    expect(change).toHaveBeenCalledTimes(1)
    pass(2)
    await console.start(7, none)
    expect(console.since(70)).toBe('2026-11-03T08:00:00.000Z')
  })

  it.each([
    ['another failure', fail('server-error', { status: 500 })],
    ['a profile that is gone', fail('not-found', { status: 404, subject: 'profile' })],
    ['a text that leaves it open', fail('not-found', { status: 404, apiText: 'Tag not found' })],
    ['a lost answer', fail('outcome-unknown')],
  ])('%s says nothing of it', async (_name, answer) => {
    const { open, change } = bed()
    const console = await open()
    await console.start(7, answer)
    expect(console.since(70)).toBeNull()
    await console.start(9, none)
    expect(change).not.toHaveBeenCalled()
  })

  it('what is stored and is no such list is taken for none', async () => {
    const { change } = bed()
    const store: unknown = { readOnly: null, settings: { get: async () => ok({ '70': 'soon' }), change } }
    const noAgent = await openNoAgent(
      store as Pick<Store, 'settings' | 'readOnly'>,
      async () => 70,
      () => new Date(),
    )
    expect(noAgent.since(70)).toBeNull()
  })
})
