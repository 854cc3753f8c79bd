import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReadQueue } from '../../../electron/directory/read-queue'

/** Reads that end when the test says so. */
const readsByHand = () => {
  const open = new Map<number, () => void>()
  const started: { id: number; priority: string }[] = []
  const queue = createReadQueue((id, priority) => {
    started.push({ id, priority })
    return new Promise((resolve) => open.set(id, resolve))
  })
  const finish = async (id: number): Promise<void> => {
    open.get(id)?.()
    open.delete(id)
    await new Promise(setImmediate)
  }
  return { queue, started, open, finish }
}

const ids = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index)

describe('reading rows', () => {
  it('reads rows that were scrolled past before their turn came only after those on screen', async () => {
    const { queue, started, finish } = readsByHand()
    queue.first(ids(1, 15))
    queue.first(ids(200, 3))
    for (const id of ids(1, 12)) await finish(id)
    expect(started.map(({ id }) => id)).toEqual([...ids(1, 12), 200, 201, 202, 13, 14, 15])
  })

  it('starts nothing after it was closed', async () => {
    const { queue, started, finish } = readsByHand()
    queue.first(ids(1, 20))
    queue.close()
    await finish(1)
    expect(started).toHaveLength(12)
  })

  it('never reads a row twice at a time, nor more rows at once than it may, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat(30), { maxLength: 30 })), async (orders) => {
        const { queue, open, finish } = readsByHand()
        for (const wanted of orders) {
          queue.first(wanted)
          expect(open.size).toBeLessThanOrEqual(20)
          const [next] = open.keys()
          if (next !== undefined) await finish(next)
        }
        for (let guard = 0; open.size > 0 && guard < 2000; guard += 1) {
          const [next] = open.keys()
          if (next !== undefined) await finish(next)
        }
        expect(open.size).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
})
