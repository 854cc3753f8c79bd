/** The types that the API document gives as examples. A utility provider may have others. */
const exampleTypes = ['electricity', 'gas', 'water'] as const

const words: Readonly<Record<string, string>> = { electricity: 'Electricity', gas: 'Gas', water: 'Water' }

/** The name of a type for people. A type that the API document does not name is shown as the API sent it. */
export const typeWord = (type: string): string => words[type] ?? type

export const typeList = (types: readonly string[]): string => types.map(typeWord).join(', ')

/** The choices: the document's examples, and then the types in the API's answers, by name. */
export const typeChoices = (named: readonly string[]): readonly string[] => [
  ...new Set([...exampleTypes, ...named.filter((type) => type !== '').toSorted()]),
]

/** The type for a typed text: one of the choices by its name or value, or else the text itself. */
export const typedType = (typed: string, choices: readonly string[]): string => {
  const same = (name: string): boolean => name.toLowerCase() === typed.toLowerCase()
  return choices.find((type) => same(type) || same(typeWord(type))) ?? typed
}
