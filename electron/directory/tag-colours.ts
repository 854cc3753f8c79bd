import { z } from 'zod'
import { tagColours } from '../../shared/domain/directory'
import { ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** A colour by a tag's name: a place in the palette. */
const schema = z.record(
  z.string(),
  z
    .int()
    .min(0)
    .max(tagColours - 1),
)
type Colours = Readonly<z.infer<typeof schema>>

const setting = 'tag-colours'

export const readColours = async (store: Pick<Store, 'settings'>): Promise<Result<Colours>> => {
  const stored = await store.settings.get(setting)
  if (!stored.ok) return stored
  const parsed = schema.safeParse(stored.value)
  return ok(parsed.success ? parsed.data : {})
}

/** Null takes the colour away. */
export const putColour = async (
  store: Pick<Store, 'settings'>,
  name: string,
  colour: number | null,
): Promise<Result<void>> => {
  const known = await readColours(store)
  if (!known.ok) return known
  const others = Object.entries(known.value).filter(([tag]) => tag !== name)
  return store.settings.put(
    setting,
    Object.fromEntries(colour === null ? others : [...others, [name, colour]]),
  )
}

/** A tag that takes the place of others gets a colour of theirs, unless it has one. */
export const passColour = async (
  store: Pick<Store, 'settings'>,
  from: readonly string[],
  to: string,
): Promise<Result<void>> => {
  const known = await readColours(store)
  if (!known.ok) return known
  const colours = new Map(Object.entries(known.value))
  const colour = from.map((name) => colours.get(name)).find((one) => one !== undefined)
  return colours.has(to) || colour === undefined ? ok(undefined) : putColour(store, to, colour)
}
