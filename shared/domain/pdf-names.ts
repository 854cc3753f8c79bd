import { safeName } from './safe-name'

/** What the file name of a PDF may be made of. A pattern has them in braces: `{label} {period}`. */
export const nameParts = ['label', 'profile', 'period', 'type', 'date', 'account', 'meter', 'bill'] as const
export type NamePart = (typeof nameParts)[number]
export type NameValues = Readonly<Record<NamePart, string | null>>

export const usualPattern = '{label} {period} {type}'

const braces = /\{([^{}]*)\}/g
const partOf = (text: string): NamePart | undefined =>
  nameParts.find((part) => part === text.trim().toLowerCase())

/** What a pattern has in braces although it is none of the parts. */
export const unknownParts = (pattern: string): readonly string[] =>
  [...pattern.matchAll(braces)].flatMap(([, text = '']) => (partOf(text) ? [] : [text]))

const nameOf = (pattern: string, values: NameValues): string => {
  const filled = pattern.replace(braces, (_all, text: string) => {
    const part = partOf(text)
    return (part && values[part]) ?? ''
  })
  // First without its extension: a name of which nothing is left would take the extension for itself.
  return safeName(`${safeName(filled, safeName(`bill ${values.bill ?? ''}`))}.pdf`)
}

/** Equal for names that Windows or macOS would take for the same file. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase()

/** `bill.pdf` as `bill (2).pdf`; the first is as it was. */
export const numberedName = (name: string, number: number): string =>
  number === 1 ? name : name.replace(/(?:\.[^.]*)?$/, (extension) => ` (${number})${extension}`)

/** The file names of PDFs, in their order. Equal names get a number. */
export const pdfNames = (pattern: string, pdfs: readonly NameValues[]): readonly string[] => {
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  return pdfs.map((values) => {
    const wanted = nameOf(pattern, values)
    let number = numbers.get(nameKey(wanted)) ?? 1
    while (taken.has(nameKey(numberedName(wanted, number)))) number += 1
    const name = numberedName(wanted, number)
    taken.add(nameKey(name))
    numbers.set(nameKey(wanted), number + 1)
    return name
  })
}
