/** A profile's tags before or after a run: those that the other side has not, and the rest, each in their order. */
export interface TagsApart {
  readonly own: readonly string[]
  readonly common: readonly string[]
}

/** Texts of fields are not lists, whatever commas are in them. */
const ofField = /^(?:label|ZIP|provider): /

/** Takes the comma-separated tags of one side apart; null where the text is not one of tags. */
export const tagsApart = (text: string, other: string | null): TagsApart | null => {
  if (ofField.test(text) || (other !== null && ofField.test(other))) return null
  const others = new Set(other?.split(', '))
  const tags = text.split(', ')
  return { own: tags.filter((tag) => !others.has(tag)), common: tags.filter((tag) => others.has(tag)) }
}
