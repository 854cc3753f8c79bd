import { expect, it } from 'vitest'
import type { Queue, QueueMessage } from '../../../electron/notifications/queue'
import { readQueue, type Receipt } from '../../../electron/notifications/reader'
import { fail, ok, type Failure, type Result } from '../../../shared/errors/failure'

const message = (id: string): QueueMessage => ({ id, receipt: `receipt of ${id}`, body: id })

/**
 * Reads answers one after the other, as fast as they come, and stops after the last; gives the pauses that were asked
 * for, what was taken in, what was deleted, how often the queue was opened, and each trouble that was told.
 */
const read = async (
  answers: readonly Result<readonly QueueMessage[]>[],
  {
    deleting = false,
    take = (): Result<Receipt> => ok('reported'),
    remove = (_receipt: string): Result<void> => ok(undefined),
  } = {},
) => {
  const stop = new AbortController()
  const pauses: number[] = []
  const taken: string[] = []
  const removed: string[] = []
  const troubles: (Failure | null)[] = []
  let opened = 0
  const left = [...answers]
  const queue: Queue = {
    receive: () => Promise.resolve(left.shift() ?? fail('internal')),
    remove: (receipt) => {
      removed.push(receipt)
      return Promise.resolve(remove(receipt))
    },
    close: () => undefined,
  }
  await readQueue(
    {
      open: () => {
        opened += 1
        return Promise.resolve(ok(queue))
      },
      deleting,
      receive: ({ id }) => {
        taken.push(id)
        return Promise.resolve(take())
      },
      tell: (trouble) => void troubles.push(trouble && trouble.failure),
      wait: (ms) => {
        pauses.push(ms)
        if (left.length === 0) stop.abort()
        return Promise.resolve()
      },
    },
    stop.signal,
  )
  return { pauses, taken, removed, opened, troubles }
}

const again = (times: number, ...ids: readonly string[]) =>
  Array.from({ length: times }, () => ok(ids.map(message)))

it('asks more and more slowly while the same messages come again, and quickly after news', async () => {
  const { pauses, taken } = await read([...again(8, 'a'), ...again(2, 'a', 'b')])
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 500, 1000])
  expect(taken).toEqual(['a', 'b'])
})

it('lets long polling set the pace where nothing lies in the queue', async () => {
  const { pauses } = await read(again(4))
  expect(pauses).toEqual([500, 500, 500, 500])
})

it('tries again later and later after errors, with the queue opened anew, and at once after a success', async () => {
  const refused = fail('queue-keys-refused')
  const { pauses, opened, troubles } = await read([
    ...Array.from({ length: 10 }, () => refused),
    ...again(1),
    refused,
  ])
  expect(pauses).toEqual([
    2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 500, 2000,
  ])
  expect(opened).toBe(11)
  expect(troubles.map((trouble) => trouble?.code ?? null)).toEqual([
    ...Array.from({ length: 10 }, () => 'queue-keys-refused'),
    null,
    'queue-keys-refused',
  ])
})

it('deletes what was told or known, again where it comes again, and never what is not Link’s', async () => {
  const verdicts: Receipt[] = ['reported', 'known', 'foreign']
  const take = () => ok(verdicts.shift() ?? 'reported')
  const { removed, taken } = await read(again(2, 'a', 'b', 'c'), { deleting: true, take })
  expect(taken).toEqual(['a', 'b', 'c'])
  expect(removed).toEqual(['receipt of a', 'receipt of b', 'receipt of a', 'receipt of b'])
})

it('neither deletes nor remembers what could not be kept', async () => {
  const answers: Result<Receipt>[] = [fail('store-full'), ok('reported')]
  const take = () => answers.shift() ?? ok('reported')
  const { removed, taken } = await read(again(2, 'a'), { deleting: true, take })
  expect(taken).toEqual(['a', 'a'])
  expect(removed).toEqual(['receipt of a'])
})

it('hears all messages though one cannot be deleted, tries to delete the others, and says so at the end', async () => {
  const remove = (receipt: string) => (receipt === 'receipt of a' ? fail('queue-forbidden') : ok(undefined))
  const { taken, removed, troubles } = await read(again(1, 'a', 'b', 'c'), { deleting: true, remove })
  expect(taken).toEqual(['a', 'b', 'c'])
  expect(removed).toEqual(['receipt of a', 'receipt of b', 'receipt of c'])
  expect(troubles.map((trouble) => trouble?.code)).toEqual(['queue-not-deleted'])
})

it('remembers ten thousand messages and no more', async () => {
  const many = Array.from({ length: 10_001 }, (_, n) => ok([message(`${n}`)]))
  const { taken } = await read([...many, ...again(1, '1'), ...again(1, '0')])
  expect(taken).toHaveLength(10_002)
  expect(taken.at(-1)).toBe('0')
})
