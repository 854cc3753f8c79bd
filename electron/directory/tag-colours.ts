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

type SettingsStore = Pick<Store, 'settings'>

const coloursIn = (stored: unknown): Colours => schema.safeParse(stored).data ?? {}

export const readColours = async (store: SettingsStore): Promise<Result<Colours>> => {
  const stored = await store.settings.get(setting)
  return stored.ok ? ok(coloursIn(stored.value)) : stored
}

/** Null takes the colour away. */
export const putColour = (store: SettingsStore, name: string, colour: number | null): Promise<Result<void>> =>
  store.settings.change(setting, (stored) => {
    const others = Object.entries(coloursIn(stored)).filter(([tag]) => tag !== name)
    return Object.fromEntries(colour === null ? others : [...others, [name, colour]])
  })

/** A tag that takes the place of others gets a colour of theirs, unless it has one. */
export const passColour = (
  store: SettingsStore,
  from: readonly string[],
  to: string,
): Promise<Result<void>> =>
  store.settings.change(setting, (stored) => {
    const colours = new Map(Object.entries(coloursIn(stored)))
    const colour = from.map((name) => colours.get(name)).find((one) => one !== undefined)
    if (colour !== undefined && !colours.has(to)) colours.set(to, colour)
    return Object.fromEntries(colours)
  })
