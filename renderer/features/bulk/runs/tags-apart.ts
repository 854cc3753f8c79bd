import type { ItemValue } from '../../../../shared/domain/bulk'

/** A profile's tags before or after a run: those that the other side lacks, and the rest, each in their order. */
export interface TagsApart {
  readonly own: readonly string[]
  readonly common: readonly string[]
}

/**
 * The texts in which earlier versions stored the values of fields. They are not lists of tags, even if they contain
 * commas.
 */
const ofField = /^(?:label|ZIP|provider): /

/** The tags of a side; null if it does not hold tags. Earlier versions stored one text with commas between the tags. */
const tagsOf = (side: ItemValue): readonly string[] | null => {
  if (typeof side !== 'string') return side
  return ofField.test(side) ? null : side.split(', ')
}

/** Separates the tags of one side into those that differ and the rest; null if it does not hold tags. */
export const tagsApart = (side: ItemValue, other: ItemValue | null): TagsApart | null => {
  const tags = tagsOf(side)
  const others = other === null ? [] : tagsOf(other)
  if (!tags || !others) return null
  const known = new Set(others)
  return { own: tags.filter((tag) => !known.has(tag)), common: tags.filter((tag) => known.has(tag)) }
}
