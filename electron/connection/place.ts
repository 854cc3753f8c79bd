import { lookupKey } from '../../shared/domain/lookup-text'
import { ok, type Result } from '../../shared/errors/failure'
import { labelKeys, looksForPart } from '../directory/label-in-search'
import type { Store } from '../store/store'

/** What the page had on its screen, as a text of its own: sealed with the rest of the connection, and read by the page alone. */
export interface Place {
  /** Null where nothing was kept. */
  readonly get: () => Promise<Result<string | null>>
  readonly keep: (place: string) => Promise<Result<void>>
  /**
   * Takes searches by which a profile of these labels was found out of what is kept, and out of what the page keeps until the
   * session ends: they may stand on its screen still.
   */
  readonly forget: (labels: readonly string[]) => Promise<Result<void>>
}

const setting = 'place'
/** Whether a text has one of these labels in it, or looks for one by a part of it. */
const namesOneOf = (labels: readonly string[], text: string): boolean => {
  const key = lookupKey(text)
  return labels.some((label) => key.includes(label)) || looksForPart(labels, text)
}

/** A value without the texts that name one of the labels. A part that lacks one begins anew: the page checks each. */
const without = (labels: readonly string[], value: unknown): unknown => {
  if (typeof value === 'string') return namesOneOf(labels, value) ? undefined : value
  if (Array.isArray(value)) return value.map((one) => without(labels, one)).filter((one) => one !== undefined)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without(labels, one)]))
}

const cleaned = (labels: readonly string[], place: string): string => {
  if (labels.length === 0) return place
  try {
    return JSON.stringify(without(labels, JSON.parse(place)))
  } catch {
    // Not the page's own form: it would begin anew with it as well.
    return '{}'
  }
}

export const createPlace = ({ settings }: Pick<Store, 'settings'>): Place => {
  let forgotten: readonly string[] = []
  return {
    get: async () => {
      const stored = await settings.get(setting)
      return stored.ok ? ok(typeof stored.value === 'string' ? stored.value : null) : stored
    },
    // In the turn of the others: what is kept while another is cleaned is not lost to it.
    keep: (place) => settings.change(setting, () => cleaned(forgotten, place)),
    forget: (labels) => {
      const keys = labelKeys(labels)
      forgotten = [...forgotten, ...keys]
      return settings.change(setting, (stored) =>
        typeof stored === 'string' ? cleaned(keys, stored) : stored,
      )
    },
  }
}
