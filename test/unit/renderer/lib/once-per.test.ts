import { expect, it, vi } from 'vitest'
import { oncePer } from '../../../../renderer/lib/once-per'

it('makes a result once for each object, also if it is undefined', () => {
  const make = vi.fn(({ value }: { readonly value: number }) => (value > 1 ? value : undefined))
  const made = oncePer(make)
  const [one, two] = [{ value: 1 }, { value: 2 }]
  expect([made(one), made(two), made(one), made(two)]).toEqual([undefined, 2, undefined, 2])
  expect(make).toHaveBeenCalledTimes(2)
  made({ value: 1 })
  expect(make).toHaveBeenCalledTimes(3)
})
