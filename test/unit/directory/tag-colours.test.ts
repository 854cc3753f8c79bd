import { expect, test } from 'vitest'
import { passColour, putColour, readColours } from '../../../electron/directory/tag-colours'
import { ok } from '../../../shared/errors/failure'
import type { Store } from '../../../electron/store/store'

const storeWith = async (colours: Readonly<Record<string, number>>): Promise<Pick<Store, 'settings'>> => {
  const settings = new Map<string, unknown>()
  const store = {
    settings: {
      get: (key: string) => Promise.resolve(ok(settings.get(key))),
      put: (key: string, value: unknown) => {
        settings.set(key, value)
        return Promise.resolve(ok(undefined))
      },
    },
  } as Pick<Store, 'settings'>
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
