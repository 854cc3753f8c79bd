/** Brings letters and signs into one spelling, so that the same value is found however it was typed. */

/** A space within a number: `1 234,56`. */
export const hardSpace = '\u00a0'

const signs: Readonly<Record<string, string>> = {
  // thin, figure and no-break spaces
  '\u2007': hardSpace,
  '\u2008': hardSpace,
  '\u2009': hardSpace,
  '\u200a': hardSpace,
  '\u202f': hardSpace,
  '\u2000': ' ',
  '\u2001': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2004': ' ',
  '\u2005': ' ',
  '\u2006': ' ',
  '\u3000': ' ',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
  // hyphens, dashes and the minus sign
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\ufe63': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
  '\u2032': "'",
  '\u00b4': "'",
  // invisible characters
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u200e': '',
  '\u200f': '',
  '\u2060': '',
  '\ufeff': '',
}

const isPlain = (letter: string): boolean => letter >= ' ' && letter <= '~'

/** The plain form of a letter: ligatures and full-width letters are split, and dashes and spaces become one kind. */
export const plainLetter = (letter: string): string => {
  if (isPlain(letter) || letter === hardSpace) return letter
  return signs[letter] ?? letter.normalize('NFKC').replace(/\s/g, ' ')
}

/** Removes accents and capitals letter by letter, so that positions in the text stay the same. */
export const folded = (text: string): string => {
  const lower = text.toLowerCase()
  if (/^[\u0020-\u007e\u00a0]*$/.test(lower)) return lower
  return Array.from(text, foldedLetter).join('')
}

const foldedLetter = (letter: string): string => {
  const base = letter.normalize('NFD').charAt(0).toLowerCase()
  return base.length === letter.length ? base : letter
}
