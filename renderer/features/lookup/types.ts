/** The types that the API document gives as examples; a utility provider may have any other. */
const exampleTypes = ['electricity', 'gas', 'water'] as const

const words: Readonly<Record<string, string>> = { electricity: 'Electricity', gas: 'Gas', water: 'Water' }

/** A type in people's words; one that the API document does not name as it came. */
export const typeWord = (type: string): string => words[type] ?? type

export const typeList = (types: readonly string[]): string => types.map(typeWord).join(', ')

/** What a person may choose from: the document's examples, then what the API has named, by name. */
export const typeChoices = (named: readonly string[]): readonly string[] => [
  ...new Set([...exampleTypes, ...named.filter((type) => type !== '').toSorted()]),
]

/** The type that a person typed: one of the choices under its word or name, else as typed. */
export const typedType = (typed: string, choices: readonly string[]): string => {
  const same = (name: string): boolean => name.toLowerCase() === typed.toLowerCase()
  return choices.find((type) => same(type) || same(typeWord(type))) ?? typed
}
