const names: Readonly<Record<string, string>> = {
  electricity: 'Electricity',
  gas: 'Gas',
  water: 'Water',
  billing: 'Billing',
}

/** The types that the API document names, in its order. */
export const documentedTypes: readonly string[] = Object.keys(names)

/** The name of a type of bills for people. A type that the document does not name is shown as the API sent it. */
export const typeName = (type: string): string => names[type] ?? type
