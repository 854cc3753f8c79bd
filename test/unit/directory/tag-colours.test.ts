import { expect, test } from 'vitest'
import { passColour, putColour, readColours } from '../../../electron/directory/tag-colours'
import { ok } from '../../../shared/errors/failure'
import type { Store } from '../../../electron/store/store'
import { newPlace, openAt, value } from '../store/in-process'

const storeWith = async (colours: Readonly<Record<string, number>>): Promise<Pick<Store, 'settings'>> => {
  const store = value(await openAt(newPlace()))
  for (const [name, colour] of Object.entries(colours)) await putColour(store, name, colour)
  return store
}

test.each([
  ['a renamed tag keeps its colour', { solar: 2 }, ['solar'], { solar: 2, pv: 2 }],
  [
    'of several that are merged, one that has a colour gives it',
    { ev: 3 },
    ['solar', 'ev'],
    { ev: 3, pv: 3 },
  ],
  ['a tag that has a colour keeps it', { solar: 2, pv: 0 }, ['solar'], { solar: 2, pv: 0 }],
  ['without a colour there is none to pass on', {}, ['constructor'], {}],
] as const)('%s', async (_, colours, from, expected) => {
  const store = await storeWith(colours)
  expect(await passColour(store, from, 'pv')).toEqual(ok(undefined))
  expect(await readColours(store)).toEqual(ok(expected))
})

test('of two colours that are given at once none is lost', async () => {
  const store = await storeWith({})
  const given = ['solar', 'ev', 'pv'].map((name, colour) => putColour(store, name, colour))
  expect(await Promise.all(given)).toEqual([ok(undefined), ok(undefined), ok(undefined)])
  expect(await readColours(store)).toEqual(ok({ solar: 0, ev: 1, pv: 2 }))
})

test('a colour of a newer version’s palette is not shown, takes none with it, and stays for that version', async () => {
  const store = await storeWith({ solar: 2 })
  await store.settings.put('tag-colours', { solar: 2, ev: 99 })
  await putColour(store, 'pv', 1)
  expect(await readColours(store)).toEqual(ok({ solar: 2, pv: 1 }))
  expect(value(await store.settings.get('tag-colours'))).toEqual({ solar: 2, ev: 99, pv: 1 })
  await store.settings.put('tag-colours', [1, 2])
  expect(await readColours(store)).toEqual(ok({}))
})
