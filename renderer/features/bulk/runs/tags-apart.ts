import type { ItemValue } from '../../../../shared/domain/bulk'

/** A profile's tags before or after a run: those that the other side has not, and the rest, each in their order. */
export interface TagsApart {
  readonly own: readonly string[]
  readonly common: readonly string[]
}

/** In runs of earlier versions the text of fields. Those are no lists, whatever commas are in them. */
const ofField = /^(?:label|ZIP|provider): /

/** The tags of a side; null where it is not one of tags. Earlier versions wrote one text, with commas between the tags. */
const tagsOf = (side: ItemValue): readonly string[] | null => {
  if (typeof side !== 'string') return side
  return ofField.test(side) ? null : side.split(', ')
}

/** Takes the tags of one side apart; null where it is not one of tags. */
export const tagsApart = (side: ItemValue, other: ItemValue | null): TagsApart | null => {
  const tags = tagsOf(side)
  const others = other === null ? [] : tagsOf(other)
  if (!tags || !others) return null
  const known = new Set(others)
  return { own: tags.filter((tag) => !known.has(tag)), common: tags.filter((tag) => known.has(tag)) }
}
