const names: Readonly<Record<string, string>> = {
  electricity: 'Electricity',
  gas: 'Gas',
  water: 'Water',
  billing: 'Billing',
}

/** The types that the API document names, in its order. */
export const documentedTypes: readonly string[] = Object.keys(names)

/** A type of bills in people's words; one that the document does not name stays as it came. */
export const typeName = (type: string): string => names[type] ?? type
