import { sumBy } from 'es-toolkit/math/sumBy'
import type { MoverGroup, ProviderGroup, TriageMover, TriageQueue } from '../../../../shared/domain/triage'

/** Which cases of the queue are shown; empty and null mean all. */
export interface Narrowing {
  readonly movers: readonly TriageMover[]
  /** A key of `providerKey`. */
  readonly provider: string | null
  readonly status: string | null
}

/** A line of the list: the head of a mover's group, or one case by its profile's id. */
export type Line =
  | {
      readonly kind: 'mover'
      readonly mover: TriageMover
      readonly count: number
      /** The place of its first case in `Lines.ids`. */
      readonly from: number
    }
  | {
      readonly kind: 'case'
      readonly id: number
      readonly provider: string
      /** The number of the provider's cases in this group if this is the first of them; otherwise null. */
      readonly ofProvider: number | null
    }

export interface Lines {
  readonly lines: readonly Line[]
  /** The cases alone, in the order of `J` and `K`, and the line of each. */
  readonly ids: readonly number[]
  readonly lineOf: ReadonlyMap<number, number>
}

/** The key of a provider as a choice. Unknown providers share one. */
export const providerKey = ({ providerId }: Pick<ProviderGroup, 'providerId'>): string =>
  providerId === null ? 'none' : String(providerId)

export const providerName = ({
  providerId,
  provider,
}: Pick<ProviderGroup, 'providerId' | 'provider'>): string =>
  provider ?? (providerId === null ? 'Provider not known' : `Provider ${providerId}`)

const providersOf = (group: MoverGroup, { movers, provider }: Narrowing): readonly ProviderGroup[] => {
  if (movers.length > 0 && !movers.includes(group.mover)) return []
  return provider === null ? group.providers : group.providers.filter((one) => providerKey(one) === provider)
}

const countOf = ({ statuses }: ProviderGroup, status: string | null): number =>
  sumBy(statuses, (one) => (status === null || one.status === status ? one.count : 0))

/** The queue as the lines of its list. */
export const linesOf = ({ groups, ids }: TriageQueue, narrowing: Narrowing): Lines => {
  const lines: Line[] = []
  const shown: number[] = []
  const lineOf = new Map<number, number>()
  for (const group of groups) {
    const providers = providersOf(group, narrowing).flatMap((provider) => {
      const count = countOf(provider, narrowing.status)
      return count > 0 ? [{ provider, count }] : []
    })
    if (providers.length === 0) continue
    lines.push({
      kind: 'mover',
      mover: group.mover,
      count: sumBy(providers, ({ count }) => count),
      from: shown.length,
    })
    for (const { provider, count } of providers) {
      const name = providerName(provider)
      let first = true
      for (const { status, from, count: size } of provider.statuses) {
        if (narrowing.status !== null && status !== narrowing.status) continue
        for (const id of ids.subarray(from, from + size)) {
          lineOf.set(id, lines.length)
          lines.push({ kind: 'case', id, provider: name, ofProvider: first ? count : null })
          first = false
          shown.push(id)
        }
      }
    }
  }
  return { lines, ids: shown, lineOf }
}

const groupIds = ({ providers }: MoverGroup, ids: TriageQueue['ids']): readonly number[] =>
  providers.flatMap(({ statuses }) =>
    statuses.flatMap(({ from, count }) => [...ids.subarray(from, from + count)]),
  )

/** The cases of the group that has this case, as they are shown. */
export const groupOf = ({ lines, ids, lineOf }: Lines, id: number): readonly number[] => {
  const line = lineOf.get(id) ?? -1
  const head = lines.slice(0, line + 1).findLast(({ kind }) => kind === 'mover')
  return head?.kind === 'mover' ? ids.slice(head.from, head.from + head.count) : []
}

/** The cases of one group. */
export const idsOf = ({ groups, ids }: TriageQueue, mover: TriageMover): ReadonlySet<number> =>
  new Set(groups.filter((group) => group.mover === mover).flatMap((group) => groupIds(group, ids)))

export interface Choice {
  readonly value: string
  readonly count: number
  readonly name: string
}

const added = (choices: Map<string, Choice>, value: string, name: string, count: number): void => {
  choices.set(value, { value, name, count: (choices.get(value)?.count ?? 0) + count })
}

/** The providers and statuses of the queue with their counts, the most frequent first. */
export const choicesOf = ({ groups }: TriageQueue): { providers: Choice[]; statuses: Choice[] } => {
  const providers = new Map<string, Choice>()
  const statuses = new Map<string, Choice>()
  for (const provider of groups.flatMap((group) => group.providers)) {
    added(providers, providerKey(provider), providerName(provider), provider.count)
    for (const { status, count } of provider.statuses) added(statuses, status, status, count)
  }
  const sorted = (choices: Map<string, Choice>): Choice[] =>
    [...choices.values()].toSorted((a, b) => b.count - a.count)
  return { providers: sorted(providers), statuses: sorted(statuses) }
}
