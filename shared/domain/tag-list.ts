/**
 * Tags in one cell, separated by a comma and a blank. A tag that could not be split again (with a comma, or with a
 * quotation mark or a blank at an end) is put in quotation marks, its own doubled, as in CSV.
 */
const isPlain = (tag: string): boolean => tag !== '' && tag.trim() === tag && !/[,"]/.test(tag)

export const tagList = (tags: readonly string[]): string =>
  tags.map((tag) => (isPlain(tag) ? tag : `"${tag.replaceAll('"', '""')}"`)).join(', ')

/** The tags of such a cell. */
export const tagsOf = (cell: string): readonly string[] =>
  [...cell.matchAll(/"((?:[^"]|"")*)"(?:, |$)|([^,]+)(?:, |$)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
