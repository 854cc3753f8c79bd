import { inTypeOrder } from '../../../shared/coverage/summary'
import type { SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Scope } from '../../../shared/coverage/scope'
import { groupBy } from '../../../shared/domain/group-by'
import { countOf } from './bill-rows'

/** One line of the tree. It has three levels at most, so lines cannot be collapsed. */
export interface LoginNode {
  /** The same after another reading. */
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly scope: Scope
  readonly records: number
  /** First and last day of its periods, `YYYY-MM-DD`; null if no record has a usable period. */
  readonly since: string | null
  readonly until: string | null
  readonly missing: number
  readonly late: number
  /** The day by which its next bill is expected; null if none is expected, or if there are too few to tell. */
  readonly next: string | null
  /**
   * `ended`: nothing more is expected of any of its series. `few`: too few bills to tell. `named`: an account
   * that occurs only in billing records.
   */
  readonly state: 'expected' | 'ended' | 'few' | 'named'
}

export const idOf = (scope: Scope): string => JSON.stringify(scope)

const recordsOf = ({ periods, unplaced }: SeriesCoverage): number =>
  periods.reduce((sum, { versions }) => sum + (versions?.bills.length ?? 0), 0) + unplaced.length

/** The earliest or the latest day; null if there are none. */
const first = (days: readonly string[]): string | null => days.toSorted()[0] ?? null
const last = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null

const stateOf = (
  level: LoginNode['level'],
  { accountNumber }: Scope,
  series: readonly SeriesCoverage[],
): LoginNode['state'] => {
  if (level === 1 && accountNumber !== null && series.every(({ key }) => key.type === 'billing'))
    return 'named'
  if (series.every(({ end }) => end !== null)) return 'ended'
  return series.some(({ rhythm }) => rhythm !== null) ? 'expected' : 'few'
}

const nodeOf = (level: LoginNode['level'], scope: Scope, series: readonly SeriesCoverage[]): LoginNode => {
  const here = series.flatMap(({ periods }) => periods.filter(({ state }) => state === 'here'))
  const due = series.flatMap(({ periods }) => periods.filter(({ state }) => state === 'not-due'))
  return {
    id: idOf(scope),
    level,
    scope,
    records: series.reduce((sum, one) => sum + recordsOf(one), 0),
    since: first(here.map(({ start }) => start)),
    until: last(here.map(({ end }) => end)),
    missing: countOf(series, 'missing'),
    late: countOf(series, 'late'),
    next: first(due.flatMap(({ expectedBy }) => expectedBy ?? [])),
    state: stateOf(level, scope, series),
  }
}

/** By name; those without one come last. */
const byName = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -1 : a > b ? 1 : 0

const metersOf = (scope: Scope, series: readonly SeriesCoverage[]): readonly LoginNode[] => {
  const meters = groupBy(series, ({ key }) => key.meterNumber)
  if (meters.size === 1 && meters.has(null)) return []
  return [...meters]
    .toSorted(([a], [b]) => byName(a, b))
    .map(([meterNumber, its]) => nodeOf(3, { ...scope, meterNumber }, its))
}

const servicesOf = (scope: Scope, series: readonly SeriesCoverage[]): readonly LoginNode[] => {
  const ofTypes = groupBy(series, ({ key }) => key.type)
  return inTypeOrder([...ofTypes.keys()]).flatMap((type) =>
    [...groupBy(ofTypes.get(type) ?? [], ({ key }) => key.serviceId)]
      .toSorted(([a], [b]) => byName(a, b))
      .flatMap(([serviceId, its]) => {
        const service = { ...scope, type, serviceId }
        return [nodeOf(2, service, its), ...metersOf(service, its)]
      }),
  )
}

/** The accounts, services and meters in the records of a profile, from the top down. */
export const loginTree = (coverage: readonly SeriesCoverage[]): readonly LoginNode[] =>
  [...groupBy(coverage, ({ key }) => key.accountNumber)]
    .toSorted(([a], [b]) => byName(a, b))
    .flatMap(([accountNumber, its]) => {
      const scope = { accountNumber }
      return [nodeOf(1, scope, its), ...servicesOf(scope, its)]
    })
