import { lookupKey } from '../../shared/domain/lookup-text'
import { ok, type Result } from '../../shared/errors/failure'
import { labelKeys, looksForPart } from '../directory/label-in-search'
import type { Store } from '../store/store'

/**
 * What the page showed last, as a text that only the page understands. It is sealed with the rest of the connection.
 */
export interface Place {
  /** Null where nothing was kept. */
  readonly get: () => Promise<Result<string | null>>
  readonly keep: (place: string) => Promise<Result<void>>
  /**
   * Removes searches for these labels from what is stored, and from whatever the page stores until the session ends:
   * its screen may still show them.
   */
  readonly forget: (labels: readonly string[]) => Promise<Result<void>>
}

const setting = 'place'
/** Whether a text contains one of these labels, or searches for a part of one. */
const namesOneOf = (labels: readonly string[], text: string): boolean => {
  const key = lookupKey(text)
  return labels.some((label) => key.includes(label)) || looksForPart(labels, text)
}

/**
 * A value without the texts that name one of the labels. The page checks each part, and begins with a fresh one where
 * something is missing.
 */
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
    // Not a form that the page writes: it would begin with a fresh place as well.
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
    // Goes through `change` like the others, so that it is not lost while another call removes labels.
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
