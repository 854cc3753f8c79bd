import { expect, it } from 'vitest'
import { createReadings } from '../../../electron/lib/readings'

const succeeded = (text: string): boolean => text !== 'failed'

/** Readings that end when the test says so. */
const byHand = () => {
  const readings = createReadings()
  const open: ((answer: string) => void)[] = []
  const read = () => new Promise<string>((resolve) => open.push(resolve))
  const answer = async (text: string): Promise<void> => {
    open.shift()?.(text)
    await new Promise(setImmediate)
  }
  return { readings, read, answer, open }
}

it('what a change overtook is read again', async () => {
  const { readings, read, answer, open } = byHand()
  const taken: string[] = []
  const done = readings.latest(1, read, (text) => taken.push(text), succeeded)
  readings.changed(1)
  await answer('of before')
  expect(taken).toEqual([])
  await answer('of after')
  await done
  expect(taken).toEqual(['of after'])
  expect(open).toEqual([])
})

it('a change of another profile, before or afterwards, means nothing to it', async () => {
  const { readings, read, answer } = byHand()
  readings.changed(1)
  const done = readings.latest(1, read, (text) => text, succeeded)
  readings.changed(2)
  await answer('first')
  expect(await done).toBe('first')
})

it('of two readings of one profile the one that is still under way is read again', async () => {
  const { readings, read, answer } = byHand()
  const both = [1, 2].map(() => readings.latest(1, read, (text) => text, succeeded))
  await answer('one')
  readings.changed(1)
  await answer('of before')
  await answer('two')
  expect(await Promise.all(both)).toEqual(['one', 'two'])
})

it('an answer that comes after that of a later request is not taken, but asked for again', async () => {
  const { readings, read, open } = byHand()
  const taken: string[] = []
  const earlier = readings.latest(1, read, (text) => taken.push(text), succeeded)
  const later = readings.latest(1, read, (text) => taken.push(text), succeeded)
  open[1]?.('later')
  await later
  open[0]?.('earlier')
  await new Promise(setImmediate)
  open[2]?.('newest')
  await earlier
  expect(taken).toEqual(['later', 'newest'])
})

it('a later request that failed has learned nothing: the earlier answer counts', async () => {
  const { readings, read, open } = byHand()
  const taken: string[] = []
  const earlier = readings.latest(1, read, (text) => taken.push(text), succeeded)
  const later = readings.latest(1, read, (text) => taken.push(text), succeeded)
  open[1]?.('failed')
  await later
  open[0]?.('earlier')
  await earlier
  expect(taken).toEqual(['failed', 'earlier'])
  expect(open).toHaveLength(2)
})
