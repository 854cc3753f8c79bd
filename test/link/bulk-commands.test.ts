import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBulkBed, type BulkBed } from '../support/bulk-bed'
import { ended } from '../support/bulk-engine'
import { valueOf } from '../support/session'

/** Commands that a person gives to a run in progress, at moments that are hard to meet with a mouse. */

let bed: BulkBed

beforeEach(async () => {
  bed = await openBulkBed()
})
afterEach(() => bed.close())

const ids = Array.from({ length: 40 }, (_, at) => at + 1)
const writes = () => bed.practice.service.log.entries().filter(({ method }) => method !== 'GET')
const startOf = async (tag: string, of: readonly number[] = ids) =>
  valueOf(await bed.engine().bulk.start({ kind: 'tag-add', tags: [tag] }, of, undefined))
const stateOf = (id: string) =>
  bed
    .engine()
    .bulk.list()
    .find((run) => run.id === id)?.state

/** Lets somebody else take the turn of the run's only profile. Resolves once the run waits for it. */
const takenProfile = async (id: number) => {
  let letGo: () => void = () => undefined
  const gone = new Promise<void>((resolve) => (letGo = resolve))
  const taken = bed.engine().turns.take(id, () => gone)
  return {
    letGo: async () => {
      letGo()
      await taken
    },
  }
}

test.each(['pause', 'cancel'] as const)(
  'a profile that waits for its turn is neither read nor sent after %s',
  async (command) => {
    const other = await takenProfile(1)
    const { id } = await startOf('late', [1])
    await expect.poll(() => stateOf(id)).toBe('running')
    bed.practice.service.log.clear()
    valueOf(await bed.engine().bulk[command](id))
    await other.letGo()
    if (command === 'cancel') {
      expect(await bed.engine().until(id, ended)).toMatchObject({
        state: 'cancelled',
        counts: { skipped: 1 },
      })
    } else {
      // The next turn of the profile comes after the run has released it.
      await bed.engine().turns.take(1, () => Promise.resolve())
      expect(stateOf(id)).toBe('paused')
    }
    expect(bed.practice.service.log.entries()).toEqual([])
    if (command === 'pause') {
      valueOf(await bed.engine().bulk.resume(id))
      expect(await bed.engine().until(id, ended)).toMatchObject({ counts: { done: 1 } })
    }
  },
)

test('a profile of which one step of two was made waits as well, and is finished after the pause', async () => {
  valueOf({ ok: true, value: await bed.run({ kind: 'tag-add', tags: ['old'] }, [1]) })
  bed.practice.service.faults.add({
    kind: 'status',
    status: 429,
    retryAfter: '0',
    method: 'DELETE',
    done: false,
    times: 0,
  })
  const { id } = valueOf(
    await bed.engine().bulk.start({ kind: 'tag-rename', from: ['old'], to: 'new' }, [1], undefined),
  )
  await bed.engine().until(id, ({ state }) => state === 'held')
  const other = await takenProfile(1)
  bed.practice.service.faults.clear()
  valueOf(await bed.engine().bulk.resume(id))
  await expect.poll(() => stateOf(id)).toBe('running')
  valueOf(await bed.engine().bulk.pause(id))
  bed.practice.service.log.clear()
  await other.letGo()
  await bed.engine().turns.take(1, () => Promise.resolve())
  expect(writes()).toEqual([])
  valueOf(await bed.engine().bulk.resume(id))
  expect(await bed.engine().until(id, ended)).toMatchObject({ counts: { done: 1 } })
  expect(bed.profile(1)?.tags.filter((tag) => tag === 'old' || tag === 'new')).toEqual(['new'])
})

test('pause, resume and cancel in one tick hold in the order in which they were asked', async () => {
  const orders = [
    ['pause', 'resume'],
    ['cancel', 'pause'],
    ['pause', 'resume', 'cancel'],
    ['pause', 'cancel', 'resume'],
    ['resume', 'pause', 'resume', 'pause'],
  ] as const
  for (const [at, commands] of orders.entries()) {
    const { id } = await startOf(`tick ${at}`)
    const { bulk } = bed.engine()
    const answers = await Promise.all(commands.map((command) => bulk[command](id)))
    expect(answers.map(({ ok }) => ok)).toEqual(commands.map(() => true))
    if (commands.at(-1) === 'pause' && commands[0] !== 'cancel') {
      expect(stateOf(id)).toBe('paused')
      valueOf(await bulk.resume(id))
    }
    const { state, counts } = await bed.engine().until(id, ended)
    const tagged = ids.filter((one) => bed.profile(one)?.tags.includes(`tick ${at}`))
    expect(counts).toMatchObject({ done: tagged.length, failed: 0, unknown: 0, waiting: 0 })
    if (!(commands as readonly string[]).includes('cancel'))
      expect([state, tagged.length]).toEqual(['done', 40])
  }
  expect([...bed.practice.service.log.changes().values()].every((count) => count === 1)).toBe(true)
})

test('of two undos at once there is one, and a retry asked twice counts what it retries once', async () => {
  const { faults } = bed.practice.service
  faults.add({ kind: 'status', status: 403, body: { error: 'Permission denied' }, path: '/profiles/1/tags' })
  const run = await bed.run({ kind: 'tag-add', tags: ['twice'] }, ids)
  expect(run.counts).toMatchObject({ failed: 1, done: 39 })
  faults.clear()
  const { bulk } = bed.engine()
  const retries = await Promise.all([bulk.retry(run.id), bulk.retry(run.id)])
  expect(retries[0].ok).toBe(true)
  for (const { counts, state } of bulk.list()) if (state !== 'done') expect(counts.total).toBe(40)
  expect(await bed.engine().until(run.id, ended)).toMatchObject({
    counts: { done: 40, waiting: 0, total: 40 },
  })
  const undos = await Promise.all([
    bulk.start({ kind: 'undo', runId: run.id }, [], undefined),
    bulk.start({ kind: 'undo', runId: run.id }, [], undefined),
  ])
  expect(undos.map(({ ok }) => ok).toSorted()).toEqual([false, true])
})

test('a run that loses the network in its middle holds, says why, and goes on without sending anything twice', async () => {
  const { faults, log } = bed.practice.service
  let answered = 0
  let offline = true
  const next: typeof faults.next = () => {
    answered += 1
    return offline && answered > 20 ? { request: { kind: 'reset', at: 'headers' }, done: false } : undefined
  }
  Object.assign(faults, { next } satisfies Partial<typeof faults>)
  const { id } = await startOf('halfway')
  const { held } = await bed.engine().until(id, ({ state }) => state === 'held')
  expect(held?.code).toBeDefined()
  offline = false
  const { counts } = await bed.engine().until(id, ended)
  expect(counts.done + counts.failed + counts.unknown).toBe(40)
  expect(ids.filter((one) => bed.profile(one)?.tags.includes('halfway'))).toHaveLength(counts.done)
  expect([...log.changes().values()].every((count) => count === 1)).toBe(true)
})

test('a run of no profiles is refused, and leaves nothing behind', async () => {
  const { bulk, store } = bed.engine()
  expect(await bulk.start({ kind: 'tag-add', tags: ['none'] }, [], undefined)).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', detail: 'no profiles' },
  })
  const unchanged = await bed.run({ kind: 'tag-remove', tags: ['nobody has it'] }, [1])
  expect(await bulk.start({ kind: 'undo', runId: unchanged.id }, [], undefined)).toMatchObject({ ok: false })
  expect([bulk.list().length, valueOf(await store.bulk.runs()).length]).toEqual([1, 1])
})
