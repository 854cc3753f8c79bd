import { withoutInvisibles } from '../../shared/domain/lookup-text'
import { shownText } from '../../shared/domain/shown-text'
import { differenceWords, twinTest } from '../../shared/domain/twins'

export type TagDoubt =
  /** Cannot be a tag; the reason, for people. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** May be a slip: asks before it is added. `instead` is what was probably meant. */
  | { readonly kind: 'question'; readonly reason: string; readonly instead: string }

/**
 * The doubts about a new tag. The document lists tags with commas between them, so a tag with a comma could never be
 * searched for. The server distinguishes tags that people cannot, so one that looks like a known tag is probably meant
 * to be that tag.
 */
export const doubtAbout = (
  name: string,
  present: readonly string[],
  known: readonly string[],
): TagDoubt | null => {
  const plain = name.trim()
  const visible = withoutInvisibles(plain)
  if (visible === '') return { kind: 'refused', reason: 'A tag needs at least one letter or digit.' }
  if (name.includes(','))
    return {
      kind: 'refused',
      reason: 'A tag cannot contain a comma: the API reads it as the end of the tag.',
    }
  if (plain.length > 200) return { kind: 'refused', reason: 'A tag can have at most 200 characters.' }
  if (present.includes(name)) return { kind: 'refused', reason: 'The profile already has this tag.' }
  if (known.includes(name)) return null
  const isTwin = twinTest(name)
  const twin = [...present, ...known].find(isTwin)
  if (twin !== undefined) {
    const reason = `There is already a tag “${shownText(twin)}”; “${shownText(name)}” ${differenceWords(name, twin)}.`
    return { kind: 'question', reason, instead: twin }
  }
  if (plain !== name)
    return { kind: 'question', reason: 'The tag begins or ends with a space.', instead: plain }
  return visible === plain
    ? null
    : {
        kind: 'question',
        reason: `The tag contains invisible characters: ${shownText(name)}.`,
        instead: visible,
      }
}
