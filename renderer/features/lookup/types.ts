/** The types that the API document names. */
export const knownTypes = ['electricity', 'gas', 'water'] as const

const words: Record<string, string> = { electricity: 'Electricity', gas: 'Gas', water: 'Water' }

/** A type in people's words; one that this console does not know as it came. */
export const typeWord = (type: string): string => words[type] ?? type

export const typeList = (types: readonly string[]): string => types.map(typeWord).join(', ')
