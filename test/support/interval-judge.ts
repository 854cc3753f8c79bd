import { readIntervalFile } from '../../electron/records/readers/read-interval-file'
import type { Channel, Readings } from '../../shared/domain/interval'
import type { Result } from '../../shared/errors/failure'
import type { ExpectedChannel, ExpectedFile, Facts } from './interval-answers'

/** Compares what the readers find in a file with its answers. */

const fields = [
  'kind', 'unit', 'n', 'blank', 'first_start', 'last_end', 'steps', 'sum', 'repeats', 'gaps', 'overlaps', 'estimated',
] as const // prettier-ignore
type Field = (typeof fields)[number]

const iso = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** The values that `expected.json` names, computed from a channel's arrays. */
export const summaryOf = (channel: Channel): Record<Field, unknown> => {
  const filled = [...channel.value.keys()].filter((index) => !Number.isNaN(channel.value[index]))
  const register = channel.kind === 'register'
  const lengths = filled.flatMap((index, at) => {
    const next = filled[at + 1]
    if (!register) return [(channel.end[index] ?? 0) - (channel.start[index] ?? 0)]
    return next === undefined ? [] : [(channel.start[next] ?? 0) - (channel.start[index] ?? 0)]
  })
  const steps: Record<string, number> = {}
  for (const length of lengths) steps[length] = (steps[length] ?? 0) + 1
  return {
    kind: channel.kind,
    unit: channel.unit,
    n: filled.length,
    blank: channel.blank,
    first_start: iso(filled[0] === undefined ? undefined : channel.start[filled[0]]),
    last_end: iso(
      filled.length === 0 ? undefined : Math.max(...filled.slice(-50).map((at) => channel.end[at] ?? 0)),
    ),
    steps,
    sum: channel.total,
    repeats: channel.repeats,
    gaps: channel.gaps,
    overlaps: channel.overlaps,
    estimated: channel.estimated,
  }
}

const key = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
    : JSON.stringify(value)

const accepted = (expected: Facts, field: Field, found: unknown): boolean => {
  const named = field === 'sum' && 'difference' in expected ? 'difference' : field
  const others = [expected[`${named}_accept`]].flat()
  if (others.includes('any') || !(named in expected)) return true
  return [expected[named], ...others].some((each) => key(each) === key(found))
}

/** The samples that are not found at their time: a right sum with values in the wrong hours is wrong. */
const misplaced = (expected: ExpectedChannel, channel: Channel): string[] =>
  (expected.samples ?? []).flatMap(([start, value]) => {
    const at = Date.parse(start) / 1000
    const found = [...channel.start.keys()].flatMap((index) =>
      channel.start[index] === at ? (channel.value[index] ?? NaN) : [],
    )
    if (found.includes(Number(value))) return []
    return [`${expected.name}: at ${start} it has ${found.join(' and ') || 'nothing'}, not ${value}`]
  })

const differences = (expected: ExpectedChannel, channel: Channel): string[] => {
  const found = summaryOf(channel)
  const wrong = fields
    .filter((field) => !accepted(expected, field, found[field]))
    .map((field) => {
      const wanted = field === 'sum' ? (expected['difference'] ?? expected['sum']) : expected[field]
      return `${expected.name}: ${field} is ${key(found[field])}, not ${key(wanted)}`
    })
  const careless = expected.as_stated_wrong
  const fellForIt =
    careless && Object.entries(careless).every(([field, value]) => key(value) === key(found[field as Field]))
  return [
    ...wrong,
    ...(fellForIt ? [`${expected.name}: the careless reading came out`] : []),
    // If any time is accepted, as when month and day cannot be told apart, the samples are not checked either.
    ...(expected['first_start_accept'] === 'any' ? [] : misplaced(expected, channel)),
  ]
}

const namesOf = ({ name, name_accept = [] }: ExpectedChannel): string[] => [name, ...name_accept]

const compareAll = (expected: readonly ExpectedChannel[], readings: Readings): string[] =>
  expected.flatMap((each) => {
    const channel = readings.channels.find(({ name }) => namesOf(each).includes(name))
    if (channel) return differences(each, channel)
    if (each.optional) return []
    return each.split_accept ? compareAll(each.split_accept, readings) : [`no channel ${each.name}`]
  })

/** All differences between the numbers and what is expected of the file; empty if they are right. */
export const mismatches = (expected: ExpectedFile, readings: Readings): string[] => {
  const known = expected.channels.flatMap((each) => [
    ...namesOf(each),
    ...(each.split_accept ?? []).map(({ name }) => name),
  ])
  const extraAllowed = expected.channels.some((each) => each.extra_channel_accept !== undefined)
  const extra = readings.channels.filter(({ name }) => !known.includes(name))
  const named =
    extra
      .slice(0, 5)
      .map(({ name }) => `“${name}”`)
      .join(', ') + (extra.length > 5 ? ', …' : '')
  return [
    ...compareAll(expected.channels, readings),
    ...(extraAllowed || extra.length === 0
      ? []
      : [`${extra.length} channels that are not expected: ${named}`]),
  ]
}

/** Required doubts that are missing, and doubts that are untrue. */
const unsaid = ({ must_say = [], must_not_say = [] }: ExpectedFile, doubts: readonly string[]): string[] => {
  const said = (pattern: string): boolean => doubts.some((doubt) => new RegExp(pattern, 'i').test(doubt))
  return [
    ...must_say.filter((pattern) => !said(pattern)).map((pattern) => `no doubt says /${pattern}/`),
    ...must_not_say.filter(said).map((pattern) => `a doubt says /${pattern}/`),
  ]
}

/** `silent`: the numbers are right, but the remarks are not. */
export interface Judgement {
  readonly verdict: 'right' | 'silent' | 'wrong'
  readonly differences: readonly string[]
}

/** The units that the window would show to a person who has not chosen one. */
export const unhintedUnits = (bytes: Uint8Array, { tz }: ExpectedFile): string => {
  const result = readIntervalFile(bytes, { zone: tz ?? undefined })
  if (!result.ok) return 'refused'
  return [...new Set(result.value.channels.map(({ unit }) => unit))].join(', ') || 'no channel'
}

/** Reads a file as the window does, with the zone and the unit of its answers. */
export const readAsExpected = (bytes: Uint8Array, { tz, unit_hint }: ExpectedFile): Result<Readings> =>
  readIntervalFile(bytes, { zone: tz ?? undefined, unit: unit_hint ?? undefined })

/** Compares what was read so with the file's answers. */
export const judge = (result: Result<Readings>, expected: ExpectedFile): Judgement => {
  if (!result.ok) {
    if (expected.refusal_accept) return { verdict: 'right', differences: [] }
    return { verdict: 'wrong', differences: [`refused: ${result.error.detail ?? result.error.code}`] }
  }
  const wrong = mismatches(expected, result.value)
  const silent = unsaid(expected, result.value.doubts)
  const verdict = wrong.length > 0 ? 'wrong' : silent.length > 0 ? 'silent' : 'right'
  return { verdict, differences: [...wrong, ...silent] }
}
