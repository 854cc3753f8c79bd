import type { Profile, ProfileRow } from './profile'
import { bounded } from './shown-text'

/** Lists in the page get at most this much of a label. A profile that is opened has all of it. */
const maxLabelCharacters = 2_000

/** A label for a list; what is cut ends in “…”. */
export const listLabel = (label: string): string => bounded(label, maxLabelCharacters)

const isLong = (text: string | null): boolean => (text ?? '').length > maxLabelCharacters

/** A row as the page's lists get it. */
export const listRow = (row: ProfileRow): ProfileRow => {
  const { profile } = row
  if (!profile || !(isLong(profile.label) || isLong(profile.provider))) return row
  const provider = profile.provider && listLabel(profile.provider)
  return { ...row, profile: { ...profile, label: listLabel(profile.label), provider }, isCut: true }
}

/**
 * The whole profile of a row in a list. What was cut is restored from `known` if that begins the same way. Null if the
 * profile has to be read for it.
 */
export const wholeOf = ({ profile, isCut }: ProfileRow, known: Profile | undefined): Profile | null => {
  if (!profile || !isCut) return profile
  const isSame =
    known &&
    listLabel(known.label) === profile.label &&
    listLabel(known.provider ?? '') === (profile.provider ?? '')
  return isSame ? { ...profile, label: known.label, provider: known.provider } : null
}
