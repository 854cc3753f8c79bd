import { withoutCase, withoutInvisibles, withPlainBlanks, withPlainMarks } from './lookup-text'
import { shownPieces } from './shown-text'

/** Names that differ although people can hardly tell them apart. The API treats each as a name of its own. */

/**
 * Letters of other scripts that are drawn like Latin ones, from the confusables of Unicode Technical Standard 39: of
 * Cyrillic and Greek those that look the same in an upright sans serif. Full-width and mathematical letters are folded by
 * NFKC. A table of all 6,000 would find twins in scripts that these labels are not written in.
 */
const alike =
  'аaвBеeкkмMнHоoрpсcтTуyхxіiјjѕsԁdһhԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSαaοoνvρpιiυuκkΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXıiɩiɡgѵvօoհhոnցgᴏoᴠvᴡwѴVԜWꓳO'
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

/** Only letters, digits and full-width characters: blanks and accents have forms of their own. */
const plainLetters = (text: string): string =>
  text.replace(/[\p{L}\p{N}\uFF01-\uFF5E]/gu, (char) => char.normalize('NFKC'))

/** Looked up without their accents, which can be on letters of any script, and then composed again. */
const latinLetters = (text: string): string =>
  mapped(plainLetters(text).normalize('NFD'), latin).normalize('NFC')

/** A pair of letters that looks like another letter. */
const joined = (text: string): string => text.replaceAll('rn', 'm').replaceAll('vv', 'w')

/** What two names may differ by, each with the form in which they are equal. */
const forms = {
  invisible: withoutInvisibles,
  accents: (text: string) => text.normalize('NFC'),
  marks: withPlainMarks,
  blanks: (text: string) => withPlainBlanks(text).replaceAll(' ', ''),
  script: latinLetters,
  case: withoutCase,
} as const

type Form = keyof typeof forms
export type Difference = Form | 'digits'
const differences = Object.keys(forms) as readonly Form[]
const apartFromCase = differences.filter((name) => name !== 'case')

const folded = (text: string, by: readonly Form[] = differences): string =>
  by.reduce((form, name) => forms[name](form), text)

const onlyAscii = /^[\x20-\x7e]*$/
/** All forms except case. Most labels are plain ASCII, and a hundred thousand are compared while a person waits. */
const upright = (text: string): string =>
  onlyAscii.test(text) ? text.replaceAll('`', "'").replaceAll(' ', '') : folded(text, apartFromCase)

/** The two forms by which twins are found: equal in one of them is enough. */
const keysOf = (name: string) => {
  const plain = upright(name)
  return {
    folded: forms.case(plain),
    looks: joined(plain.replace(/[01I|]/g, (char) => digits.get(char) ?? char)),
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
  // Some forms include others: later ones are left out as long as the two names stay equal.
  if (folded(one) === folded(other))
    return differences.reduceRight((needed, name) => {
      const fewer = needed.filter((form) => form !== name)
      return folded(one, fewer) === folded(other, fewer) ? fewer : needed
    }, differences)
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

/** The names of the invisible characters and foreign letters in a name. */
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
  invisible: 'by an invisible character',
  accents: 'by how an accent is coded',
  marks: 'by its quotes or dashes',
  blanks: 'by its spaces',
  script: 'by a letter that looks the same',
  case: 'by upper and lower case',
  digits: 'by letters and digits that look alike',
}

/** "differs by its spaces and by upper and lower case": of one name and another that is its twin. */
export const differenceWords = (one: string, other: string): string => {
  const found = differencesOf(one, other) ?? []
  const odd = [oddIn(one), oddIn(other)].filter(Boolean).join('; ')
  return `differs ${found.map((name) => words[name]).join(' and ')}${odd === '' ? '' : `: ${odd}`}`
}
