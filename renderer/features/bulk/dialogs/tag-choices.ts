import { lookupKey } from '../../../../shared/domain/lookup-text'
import type { KnownTag } from '../../../../shared/domain/directory'

/** A line of the list below the field. */
export type TagChoice =
  | { readonly kind: 'known'; readonly tag: KnownTag }
  /** The typed text, as a tag that does not exist yet. */
  | { readonly kind: 'new'; readonly name: string }

const maxChoices = 6

/** How well a tag matches the typed text: equal to it, beginning with it, or containing it. */
const rank = (name: string, typed: string): number => {
  const key = lookupKey(name)
  const wanted = lookupKey(typed)
  if (name === typed) return 0
  if (key.startsWith(wanted)) return 1
  return key.includes(wanted) ? 2 : 3
}

/** The known tags that match, the best first, and then the typed text itself if it is none of them. */
export const choicesFor = (
  text: string,
  known: readonly KnownTag[],
  chosen: readonly string[],
  allowNew: boolean,
): readonly TagChoice[] => {
  const typed = text.trim()
  const fitting = known
    .filter(({ name }) => !chosen.includes(name) && rank(name, typed) < 3)
    // The sort is stable: of two tags that match equally well, the one used more stays first.
    .sort((a, b) => rank(a.name, typed) - rank(b.name, typed))
    .slice(0, maxChoices)
    .map((tag): TagChoice => ({ kind: 'known', tag }))
  const isNew = typed !== '' && allowNew && known.every(({ name }) => name !== text) && !chosen.includes(text)
  return isNew ? [...fitting, { kind: 'new', name: text }] : fitting
}

export const nameOf = (choice: TagChoice): string => (choice.kind === 'known' ? choice.tag.name : choice.name)
