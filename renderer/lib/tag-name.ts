export type TagDoubt =
  /** Cannot be a tag; the reason, for people. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** May be a slip: asks before it is added. `instead` is what was probably meant. */
  | { readonly kind: 'question'; readonly reason: string; readonly instead: string }

/**
 * What speaks against a new tag. The document lists tags with commas between them, so that one with a comma could never be
 * searched for; whether case counts is left open, so that two tags that differ by it alone are probably one.
 */
export const doubtAbout = (
  name: string,
  present: readonly string[],
  known: readonly string[],
): TagDoubt | null => {
  const plain = name.trim()
  if (plain === '') return { kind: 'refused', reason: 'A tag needs at least one letter or digit.' }
  if (name.includes(','))
    return { kind: 'refused', reason: 'A tag cannot have a comma: the API takes it for the end of the tag.' }
  if (plain.length > 200) return { kind: 'refused', reason: 'A tag can have at most 200 characters.' }
  if (present.includes(name)) return { kind: 'refused', reason: 'The profile has this tag already.' }
  if (plain !== name)
    return { kind: 'question', reason: 'The tag begins or ends with a blank.', instead: plain }
  if (known.includes(name)) return null
  const twin = [...present, ...known].find((tag) => tag.toLowerCase() === name.toLowerCase())
  return twin === undefined
    ? null
    : { kind: 'question', reason: `There is a tag “${twin}” already, spelled differently.`, instead: twin }
}
