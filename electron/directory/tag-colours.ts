import { z } from 'zod'
import { tagColours, type KnownTag } from '../../shared/domain/directory'
import { ok, type Result } from '../../shared/errors/failure'
import type { Json } from '../store/json'
import type { Store } from '../store/store'
import type { Ask } from './directory'

/** A place in the palette. */
const schema = z
  .int()
  .min(0)
  .max(tagColours - 1)
/** By a tag's name. */
type Colours = Readonly<Record<string, number>>

const setting = 'tag-colours'

type SettingsStore = Pick<Store, 'settings'>

/** What was stored, colours of a newer version's larger palette included: they stay for it. */
const entriesIn = (stored: Json): readonly (readonly [string, Json])[] =>
  stored !== null && typeof stored === 'object' && !Array.isArray(stored) ? Object.entries(stored) : []

const coloursIn = (stored: Json): Colours =>
  Object.fromEntries(
    entriesIn(stored).flatMap(([tag, entry]) => {
      const { data } = schema.safeParse(entry)
      return data === undefined ? [] : [[tag, data]]
    }),
  )

export const readColours = async (store: SettingsStore): Promise<Result<Colours>> => {
  const stored = await store.settings.get(setting)
  return stored.ok ? ok(coloursIn(stored.value)) : stored
}

/** Null takes the colour away. */
export const putColour = (store: SettingsStore, name: string, colour: number | null): Promise<Result<void>> =>
  store.settings.change(setting, (stored) => {
    const others = entriesIn(stored).filter(([tag]) => tag !== name)
    return Object.fromEntries(colour === null ? others : [...others, [name, colour]])
  })

/** A tag that takes the place of others gets a colour of theirs, unless it has one. */
export const passColour = (
  store: SettingsStore,
  from: readonly string[],
  to: string,
): Promise<Result<void>> =>
  store.settings.change(setting, (stored) => {
    const colours = new Map(entriesIn(stored))
    const colour = from.map((name) => colours.get(name)).find((one) => one !== undefined)
    if (colour !== undefined && !colours.has(to)) colours.set(to, colour)
    return Object.fromEntries(colours)
  })

interface KnownParts {
  readonly directory: { readonly ask: Ask<'tags'> }
  readonly store: Pick<Store, 'settings'>
}

/** Every tag that a profile has, with how many have it and its colour. */
export const knownTags = async ({ directory, store }: KnownParts): Promise<Result<readonly KnownTag[]>> => {
  const tags = await directory.ask('tags', undefined)
  if (!tags.ok) return tags
  const colours = await readColours(store)
  if (!colours.ok) return colours
  return ok(tags.value.map(({ name, count }) => ({ name, count, colour: colours.value[name] ?? null })))
}
