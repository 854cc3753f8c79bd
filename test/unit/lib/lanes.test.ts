import { expect, it } from 'vitest'
import { inLanes } from '../../../electron/lib/lanes'

/** Work that ends when the test says so. */
const works = () => {
  const begun: number[] = []
  const ends = new Map<number, (reason: string | null) => void>()
  const take = (item: number): Promise<string | null> => {
    begun.push(item)
    return new Promise((resolve) => ends.set(item, resolve))
  }
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const end = async (item: number, reason: string | null = null): Promise<void> => {
    ends.get(item)?.(reason)
    await settled()
  }
  return { begun, take, end, settled }
}
const from = (items: readonly number[]) => {
  const left = items.values()
  return () => left.next().value
}

it('takes each once, in order, so many at a time', async () => {
  const { begun, take, end, settled } = works()
  const done = inLanes(2, from([1, 2, 3]), take)
  await settled()
  expect(begun).toEqual([1, 2])
  await end(2)
  expect(begun).toEqual([1, 2, 3])
  await end(1)
  await end(3)
  expect(await done).toBeNull()
})

it('begins nothing more once there is a reason to stop, and sees to its end what is under way', async () => {
  const { begun, take, end, settled } = works()
  const done = inLanes(2, from([1, 2, 3, 4]), take)
  await settled()
  await end(1, 'no network')
  expect(begun).toEqual([1, 2])
  let over = false
  void done.then(() => (over = true))
  await settled()
  expect(over).toBe(false)
  await end(2, 'no network either')
  expect(await done).toBe('no network')
})

it('drops what was still being fetched when the reason came', async () => {
  const { begun, take, end, settled } = works()
  let fetched: (item: number) => void = () => undefined
  const slow = new Promise<number>((resolve) => (fetched = resolve))
  const items: (number | Promise<number>)[] = [1, slow]
  const done = inLanes(2, () => items.shift(), take)
  await settled()
  await end(1, 'no network')
  fetched(2)
  expect(await done).toBe('no network')
  expect(begun).toEqual([1])
})

it('has nothing to do where there is nothing', async () => {
  expect(await inLanes(3, from([]), async () => 'never')).toBeNull()
})
