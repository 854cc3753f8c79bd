import { sumBy } from 'es-toolkit/math/sumBy'
import type { JobGroup } from '../../../../shared/domain/job'

/** What a row of the list shows: a heading, or the job at this index. */
export type Place = { readonly heading: JobGroup } | { readonly job: number }

/** Each group has a heading, which is a row as well. */
export const rowCountOf = (groups: readonly JobGroup[]): number =>
  groups.length + sumBy(groups, ({ count }) => count)

export const placeAt = (groups: readonly JobGroup[], row: number): Place | null => {
  let start = 0
  let jobs = 0
  for (const group of groups) {
    if (row === start) return { heading: group }
    if (row <= start + group.count) return { job: jobs + row - start - 1 }
    start += 1 + group.count
    jobs += group.count
  }
  return null
}

/** The pages of `size` jobs that these rows need. The first one is always needed, because it has the groups. */
export const pagesOf = (
  groups: readonly JobGroup[],
  range: { readonly first: number; readonly last: number },
  size: number,
): readonly number[] => {
  const pages = new Set([0])
  for (let row = range.first; row <= range.last; row += 1) {
    const place = placeAt(groups, row)
    if (place && 'job' in place) pages.add(Math.floor(place.job / size))
  }
  return [...pages]
}
