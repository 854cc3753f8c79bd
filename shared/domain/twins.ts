import { withoutInvisibles, withPlainBlanks, withPlainMarks } from './lookup-text'
import { shownPieces } from './shown-text'

/** Names that differ and that nobody, or hardly anybody, can tell apart. The API keeps each of them by itself. */

/**
 * Letters of other scripts that are drawn like Latin ones, from the confusables of Unicode Technical Standard 39: of
 * Cyrillic and Greek those that look the same in an upright sans serif. Full-width and mathematical letters are folded by
 * NFKC. A table of all 6,000 would find twins in scripts that these labels are not written in.
 */
const alike =
  'аaвBеeкkмMнHоoрpсcтTуyхxіiјjѕsԁdһhԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSαaοoνvρpιiυuκkΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıiɡgѵv'
const latin: ReadonlyMap<string, string> = new Map(
  Array.from({ length: alike.length / 2 }, (_, at) => [alike.charAt(2 * at), alike.charAt(2 * at + 1)]),
)
/** Latin letters and digits that are drawn alike. Case must be kept for them: `I` looks like `l`, `i` does not. */
const digits: ReadonlyMap<string, string> = new Map([
  ['0', 'O'],
  ['1', 'l'],
  ['I', 'l'],
  ['|', 'l'],
])

const mapped = (text: string, table: ReadonlyMap<string, string>): string =>
  Array.from(text, (char) => table.get(char) ?? char).join('')

/** Letters and digits alone: blanks and accents have forms of their own. */
const plainLetters = (text: string): string =>
  text.replace(/[\p{L}\p{N}]/gu, (char) => char.normalize('NFKC'))

/** What may set two names apart, each with the form in which they are one. */
const forms = {
  invisible: withoutInvisibles,
  accents: (text: string) => text.normalize('NFC'),
  marks: withPlainMarks,
  blanks: (text: string) => withPlainBlanks(text).replaceAll(' ', ''),
  script: (text: string) => mapped(plainLetters(text), latin),
  case: (text: string) => text.toLowerCase(),
} as const

export type Difference = keyof typeof forms | 'digits'
const differences = Object.keys(forms) as readonly (keyof typeof forms)[]

const folded = (text: string, but?: Difference): string =>
  differences.reduce((form, name) => (name === but ? form : forms[name](form)), text)

const onlyAscii = /^[\x20-\x7e]*$/
/** All forms but that of case. Most labels are plain: a hundred thousand of them are compared while a person waits. */
const upright = (text: string): string =>
  onlyAscii.test(text) ? text.replaceAll('`', "'").replaceAll(' ', '') : folded(text, 'case')

/** The two forms by which twins are found: equal in one of them is enough. */
const keysOf = (name: string) => {
  const plain = upright(name)
  return {
    folded: forms.case(plain),
    looks: plain.replace(/[01I|]/g, (char) => digits.get(char) ?? char),
  }
}

/** Keys of which twins have at least one in common; a name that shows nothing has none. */
export const twinKeys = (name: string): readonly string[] => {
  const keys = keysOf(name)
  return keys.folded === '' ? [] : [`folded ${keys.folded}`, `looks ${keys.looks}`]
}

/** How the two differ; empty where they are the same, null where they are no twins. */
export const differencesOf = (one: string, other: string): readonly Difference[] | null => {
  if (one === other) return []
  if (folded(one) === '') return null
  if (folded(one) === folded(other))
    return differences.filter((name) => folded(one, name) !== folded(other, name))
  return keysOf(one).looks === keysOf(other).looks ? ['digits'] : null
}

/** Finds the twins of one name among many: `isTwin` is fast. */
export const twinTest = (name: string): ((other: string) => boolean) => {
  const wanted = keysOf(name)
  const isEmpty = wanted.folded === ''
  return (other) => {
    if (isEmpty) return other === name
    const keys = keysOf(other)
    return keys.folded === wanted.folded || keys.looks === wanted.looks
  }
}

/** The invisible characters and the letters of other scripts in a name, by their names. */
const oddIn = (name: string): string => {
  const unseen = shownPieces(name).flatMap(({ mark }) => (mark ? [mark.name] : []))
  const foreign = Array.from(name).flatMap((char) =>
    latin.has(char)
      ? [`“${char}” (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`]
      : [],
  )
  return [...new Set([...unseen, ...foreign])].slice(0, 3).join(', ')
}

const words: Readonly<Record<Difference, string>> = {
  invisible: 'by a character that cannot be seen',
  accents: 'by how an accent is coded',
  marks: 'by its quotes or dashes',
  blanks: 'by its blanks',
  script: 'by a letter that looks the same',
  case: 'by upper and lower case',
  digits: 'by letters and digits that look alike',
}

/** "differs by its blanks and by upper and lower case": of one name and another that is its twin. */
export const differenceWords = (one: string, other: string): string => {
  const found = differencesOf(one, other) ?? []
  const odd = [oddIn(one), oddIn(other)].filter(Boolean).join('; ')
  // Each alone makes no difference where several are of one kind, such as two kinds of blanks.
  const named = found.length === 0 ? 'hardly visibly' : found.map((name) => words[name]).join(' and ')
  return `differs ${named}${odd === '' ? '' : `: ${odd}`}`
}
