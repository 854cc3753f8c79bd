/** What a label's template may have in braces: each is replaced by the profile's own value. */
export const labelPlaces = ['label', 'id', 'zip', 'provider'] as const
export type LabelPlace = (typeof labelPlaces)[number]

const inBraces = /\{([^{}]+)\}/g
const known: ReadonlySet<string> = new Set(labelPlaces)

/** Names in braces that are not placeholders: they would appear literally in every label. */
export const unknownPlaces = (template: string): readonly string[] =>
  [...template.matchAll(inBraces)].flatMap(([whole, name = '']) => (known.has(name) ? [] : [whole]))
