/**
 * What a person cannot see in a pasted user name or password, and what therefore makes the next login fail: blanks at
 * its ends, invisible characters, and blanks that only look like the ordinary one.
 */

/** Counts and flags alone, so that they may be kept where the value may not. */
export interface Unseen {
  /** It contains nothing else. */
  readonly only: boolean
  readonly begins: boolean
  readonly ends: boolean
  /** Characters that are not drawn, at any place. */
  readonly invisible: number
  /** Blanks between other characters that are not the ordinary one: no-break spaces, tabs. */
  readonly oddBlanks: number
}

// Unicode's "default ignorable", controls other than tab and line breaks, the blank of Braille, annotation marks, halves
// of a character, which cannot be sent.
const invisible = String.raw`\p{Cs}\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000E-\u001F\u007F-\u009F\u2800\uFFF9-\uFFFB`
const eachInvisible = new RegExp(`[${invisible}]`, 'gu')
const eachOddBlank = /[^\S ]/g

/** Null where everything in it can be seen. */
export const unseenIn = (text: string): Unseen | null => {
  const drawn = text.replace(eachInvisible, '')
  const inner = drawn.trim()
  const unseen = {
    only: text !== '' && inner === '',
    begins: drawn.trimStart() !== drawn,
    ends: drawn.trimEnd() !== drawn,
    invisible: text.match(eachInvisible)?.length ?? 0,
    oddBlanks: inner.match(eachOddBlank)?.length ?? 0,
  }
  return Object.values(unseen).some(Boolean) ? unseen : null
}

/** Without blanks at its ends and without what is not drawn; a blank inside becomes the ordinary one. */
export const withoutUnseen = (text: string): string =>
  text.replace(eachInvisible, '').trim().replace(eachOddBlank, ' ')

const some = (count: number, one: string): string =>
  count === 1 ? one : `${count} ${one.replace(/^an? /, '')}s`

/** `Begins and ends with a space`, to be followed by what is done about it. */
export const unseenWords = ({ only, begins, ends, invisible: marks, oddBlanks }: Unseen): string => {
  if (only) return 'Contains nothing visible'
  const at = [begins && 'begins', ends && 'ends'].filter(Boolean).join(' and ')
  const parts = [
    at && `${at} with a space`,
    marks > 0 && `contains ${some(marks, 'an invisible character')}`,
    oddBlanks > 0 && `contains ${some(oddBlanks, 'a space')} of an unusual kind`,
  ].filter((part) => part !== '' && part !== false)
  const text = parts.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const userNames = /^(user[ _-]?(name|id)?|log[ _-]?in([ _-]?(name|id))?|e-?mail([ _-]?address)?)$/i

/** Whether the field is a user name: no site has user names with blanks at their ends. */
export const isUserName = (field: string): boolean => userNames.test(field.trim())
