import { describe, expect, it, vi } from 'vitest'
import { createJournal, type Change, type Settlement } from '../../../electron/changes/journal'
import type { Logger } from '../../../electron/logging/logger'
import type { Store } from '../../../electron/store/store'
import { fail, ok, type Result } from '../../../shared/errors/failure'

/** What happened, in order: the store and the log write it down themselves. */
const stage = () => {
  const events: string[] = []
  const changes: Store['changes'] = {
    begin: async (intent) => {
      events.push(`intent ${intent.kind}`)
      return ok('change-1')
    },
    finish: async (_id, outcome) => {
      events.push(`outcome ${outcome}`)
      return ok(undefined)
    },
    unsettled: async () => ok([]),
  }
  const error = vi.fn<Logger['error']>()
  const logger: Logger = { info: vi.fn<Logger['info']>(), warn: vi.fn<Logger['warn']>(), error }
  const journal = createJournal(
    { changes },
    {
      record: async ({ outcome }) => {
        events.push(`logged ${outcome}`)
        return fail('store-full')
      },
    },
    logger,
  )
  const change = (send: Result<string>, settled: Settlement<string>): Change<string> => ({
    kind: 'tag-add',
    profileId: 516,
    summary: 'add a tag',
    send: async () => {
      events.push('sent')
      return send
    },
    settle: async () => {
      events.push('settling')
      return settled
    },
  })
  return { events, journal, change, changes, error }
}

const notAsked: Settlement<string> = { settlement: 'unknown' }

describe('a change', () => {
  it('has its intent on disk before the request leaves, and its outcome after', async () => {
    const { events, journal, change } = stage()
    expect(await journal.run(change(ok('answer'), notAsked))).toEqual(ok('answer'))
    expect(events).toEqual(['intent tag-add', 'sent', 'outcome done', 'logged done'])
  })

  it('that makes a profile is that profile’s, with its line, once its id is known', async () => {
    const of: unknown[] = []
    const { changes, change } = stage()
    vi.spyOn(changes, 'finish').mockImplementation(async (_id, _outcome, _note, profileId) => {
      of.push(profileId)
      return ok(undefined)
    })
    const logger: Logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const journal = createJournal(
      { changes },
      {
        record: async ({ profileId }) => {
          of.push(profileId)
          return fail('store-full')
        },
      },
      logger,
    )
    const made = { ...change(ok('517'), notAsked), kind: 'create', profileId: null, made: Number } as const
    await journal.run(made)
    await journal.run({ ...made, send: async () => fail('conflict', { status: 409, apiText: 'exists' }) })
    expect(of).toEqual([517, 517, undefined, null])
  })

  it('is found by its profile’s label as well, unless it says a newer one', async () => {
    const said: unknown[] = []
    const { changes, change } = stage()
    const logger: Logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
    const record = async ({ personal }: { readonly personal?: unknown }) => {
      said.push(personal)
      return fail('store-full')
    }
    const journal = createJournal({ changes }, { record }, logger, async (id) =>
      id === 516 ? 'CASE-516' : undefined,
    )
    const sent = change(ok('done'), notAsked)
    await journal.run({ ...sent, personal: { tag: 'solar' } })
    await journal.run({ ...sent, personal: { label: 'newer' } })
    await journal.run(sent)
    await journal.run({ ...sent, profileId: 7 })
    expect(said).toEqual([
      { label: 'CASE-516', tag: 'solar' },
      { label: 'newer' },
      { label: 'CASE-516' },
      undefined,
    ])
  })

  it('does not leave while its intent cannot be written', async () => {
    const { events, journal, change, changes } = stage()
    vi.spyOn(changes, 'begin').mockResolvedValue(fail('store-full'))
    expect(await journal.run(change(ok('answer'), notAsked))).toEqual(fail('store-full'))
    expect(events).toEqual([])
  })

  it.each([
    ['refused', fail('permission-denied', { status: 403, apiText: 'Permission denied' })],
    ['failed', fail('unreachable')],
    ['failed', fail('invalid-id')],
    ['failed', fail('too-many-requests', { status: 429, apiText: 'Slow down' })],
    ['failed', fail('proxy-refused', { status: 407 })],
  ] as const)(
    'is %s where it was answered so or never arrived, and is not looked up',
    async (outcome, answer) => {
      const { events, journal, change } = stage()
      expect(await journal.run(change(answer, notAsked))).toEqual(answer)
      expect(events).toEqual(['intent tag-add', 'sent', `outcome ${outcome}`, `logged ${outcome}`])
    },
  )

  it('is looked up, not sent again, when its reply is lost, and is done where it happened', async () => {
    const { events, journal, change } = stage()
    const result = await journal.run(
      change(fail('outcome-unknown'), { settlement: 'happened', value: 'found' }),
    )
    expect(result).toEqual(ok('found'))
    expect(events).toEqual(['intent tag-add', 'sent', 'settling', 'outcome done', 'logged done'])
  })

  it('is known not to have happened where the look shows so', async () => {
    const { events, journal, change } = stage()
    const result = await journal.run(change(fail('outcome-unknown'), { settlement: 'did-not-happen' }))
    expect(result).toMatchObject({ ok: false, error: { code: 'change-did-not-happen' } })
    expect(events).toEqual(['intent tag-add', 'sent', 'settling', 'outcome failed', 'logged failed'])
  })

  it.each([
    ['outcome-unknown', 502],
    ['server-error', 502],
    ['not-the-api', 200],
    ['redirect-refused', 302],
    ['permission-denied', 403],
  ] as const)(
    'stays in doubt after %s (%i), which the API may not have said, where the look shows nothing',
    async (code, status) => {
      const { events, journal, change } = stage()
      const result = await journal.run(change(fail(code, { status }), { settlement: 'unknown' }))
      expect(result).toMatchObject({ ok: false, error: { code: 'outcome-unknown', status } })
      expect(events).toEqual(['intent tag-add', 'sent', 'settling', 'outcome unknown', 'logged unknown'])
    },
  )

  it('stays done when its record cannot be written, and that is said in the log', async () => {
    const { journal, change, error } = stage()
    expect(await journal.run(change(ok('answer'), notAsked))).toEqual(ok('answer'))
    expect(error).toHaveBeenCalledWith(expect.any(String), { kind: 'tag-add', code: 'store-full' })
  })
})
