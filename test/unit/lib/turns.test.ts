import { expect, it } from 'vitest'
import { createTurns } from '../../../electron/lib/turns'

it('one after the other for a key, side by side for others, and nothing is left behind', async () => {
  const turns = createTurns<string>()
  const seen: string[] = []
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const first = turns.take('a', async () => {
    seen.push('a1')
    await gate
    throw new Error('a1')
  })
  const second = turns.take('a', async () => seen.push('a2'))
  await turns.take('b', async () => seen.push('b'))
  expect(seen).toEqual(['a1', 'b'])
  expect([turns.isTaken('a'), turns.isTaken('b')]).toEqual([true, false])
  open()
  await expect(first).rejects.toThrow('a1')
  await second
  expect(seen).toEqual(['a1', 'b', 'a2'])
  expect(turns.isTaken('a')).toBe(false)
})
