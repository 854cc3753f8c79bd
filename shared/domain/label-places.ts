/** What a label's template may have in braces: each stands for the profile's own value. */
export const labelPlaces = ['label', 'id', 'zip', 'provider'] as const
export type LabelPlace = (typeof labelPlaces)[number]

const inBraces = /\{([^{}]+)\}/g
const known: ReadonlySet<string> = new Set(labelPlaces)

/** What a template has in braces that stands for nothing: it would be every profile's label as it is. */
export const unknownPlaces = (template: string): readonly string[] =>
  [...template.matchAll(inBraces)].flatMap(([whole, name = '']) => (known.has(name) ? [] : [whole]))
