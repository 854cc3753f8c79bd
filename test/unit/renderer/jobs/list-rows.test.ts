import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filterOf, wholeList } from '../../../../renderer/features/jobs/list/list-filter'
import { pagesOf, placeAt, rowCountOf } from '../../../../renderer/features/jobs/list/list-rows'

const groupsOf = (counts: readonly number[]) =>
  counts.map((count, at) => ({ day: at === 0 ? null : `2026-11-${10 + at}`, count }))

it('every row is a heading or the next job, in order, and there are no more', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), (counts) => {
      const groups = groupsOf(counts)
      const rows = Array.from({ length: rowCountOf(groups) }, (_, row) => placeAt(groups, row))
      const jobs = rows.flatMap((place) => (place && 'job' in place ? [place.job] : []))
      expect(jobs).toEqual(Array.from({ length: counts.reduce((a, b) => a + b, 0) }, (_, at) => at))
      expect(rows.flatMap((place) => (place && 'heading' in place ? [place.heading] : []))).toEqual(groups)
      expect(placeAt(groups, rows.length)).toBeNull()
    }),
  )
})

it('reads the pages in view, and the first for its headings', () => {
  expect(pagesOf([], { first: 0, last: 0 }, 100)).toEqual([0])
  expect(pagesOf(groupsOf([3, 500]), { first: 300, last: 330 }, 100)).toEqual([0, 2, 3])
})

it('asks for a status rather than for whose move it is, and for days by local midnight', () => {
  const now = new Date(2026, 10, 20, 15, 30)
  expect(filterOf({ ...wholeList, days: 1 }, now)).toEqual({ since: new Date(2026, 10, 20).toISOString() })
  const { statuses } = filterOf({ ...wholeList, mover: 'credentials' }, now)
  expect(statuses).toEqual(['credential_error', 'incomplete_parameters'])
  expect(filterOf({ ...wholeList, days: null, mover: 'credentials', status: 'login' }, now)).toEqual({
    statuses: ['login'],
  })
  expect(filterOf({ ...wholeList, days: null, mover: 'unknown' }, now)).toEqual({
    statuses: [],
    unknownToo: true,
  })
})
