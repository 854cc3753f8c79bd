import type { MoverGroup, ProviderGroup, TriageMover, TriageQueue } from '../../../../shared/domain/triage'

/** Which cases of the queue are shown; empty and null mean all. */
export interface Narrowing {
  readonly movers: readonly TriageMover[]
  /** A key of `providerKey`. */
  readonly provider: string | null
  readonly status: string | null
}

/** One case of the list, by its profile's id. */
export interface CaseLine {
  readonly kind: 'case'
  readonly id: number
  readonly provider: string
}

/** A line of the list: the head of a mover's group, or a case. */
export type Line =
  | {
      readonly kind: 'mover'
      /** `running`: jobs that were just started from here. */
      readonly mover: TriageMover | 'running'
      readonly count: number
      /** The place of its first case in `Lines.ids`. */
      readonly from: number
    }
  | CaseLine

export interface Lines {
  readonly lines: readonly Line[]
  /** The cases alone, in the order of `J` and `K`, and the line of each. */
  readonly ids: readonly number[]
  readonly lineOf: ReadonlyMap<number, number>
}

/** A group with its cases. */
export interface Section {
  readonly mover: TriageMover | 'running'
  readonly cases: readonly CaseLine[]
}

/** The lines of groups; one without cases is left out. */
export const fromSections = (sections: readonly Section[]): Lines => {
  const lines: Line[] = []
  const ids: number[] = []
  const lineOf = new Map<number, number>()
  for (const { mover, cases } of sections) {
    if (cases.length === 0) continue
    lines.push({ kind: 'mover', mover, count: cases.length, from: ids.length })
    for (const one of cases) {
      lineOf.set(one.id, lines.length)
      lines.push(one)
      ids.push(one.id)
    }
  }
  return { lines, ids, lineOf }
}

export const sectionsOf = ({ lines }: Lines): readonly Section[] => {
  const sections: { mover: Section['mover']; cases: CaseLine[] }[] = []
  for (const line of lines) {
    if (line.kind === 'mover') sections.push({ mover: line.mover, cases: [] })
    else sections.at(-1)?.cases.push(line)
  }
  return sections
}

/** The lines with these profiles in a group of their own at the top, and nowhere else. */
export const withRunning = (rest: Lines, running: readonly CaseLine[]): Lines => {
  if (running.length === 0) return rest
  const above = new Set(running.map(({ id }) => id))
  const others = sectionsOf(rest).map(({ mover, cases }) => ({
    mover,
    cases: cases.filter(({ id }) => !above.has(id)),
  }))
  return fromSections([{ mover: 'running', cases: running }, ...others])
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

const casesAt = (
  provider: ProviderGroup,
  ids: TriageQueue['ids'],
  wanted: string | null,
): readonly CaseLine[] => {
  const name = providerName(provider)
  return provider.statuses
    .filter(({ status }) => wanted === null || status === wanted)
    .flatMap(({ from, count }) => [...ids.subarray(from, from + count)])
    .map((id) => ({ kind: 'case', id, provider: name }))
}

/** The queue as the lines of its list. */
export const linesOf = ({ groups, ids }: TriageQueue, narrowing: Narrowing): Lines =>
  fromSections(
    groups.map((group) => ({
      mover: group.mover,
      cases: providersOf(group, narrowing).flatMap((provider) => casesAt(provider, ids, narrowing.status)),
    })),
  )

/** The cases below a head. */
export const groupAt = (
  ids: readonly number[],
  { from, count }: { readonly from: number; readonly count: number },
): readonly number[] => ids.slice(from, from + count)

/** The cases of the group that has this case, as they are shown. */
export const groupOf = ({ lines, ids, lineOf }: Lines, id: number): readonly number[] => {
  const line = lineOf.get(id) ?? -1
  const head = lines.slice(0, line + 1).findLast(({ kind }) => kind === 'mover')
  return head?.kind === 'mover' ? groupAt(ids, head) : []
}

const groupIds = ({ providers }: MoverGroup, ids: TriageQueue['ids']): readonly number[] =>
  providers.flatMap(({ statuses }) =>
    statuses.flatMap(({ from, count }) => [...ids.subarray(from, from + count)]),
  )

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
