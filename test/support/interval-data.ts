import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Channel, Readings } from '../../shared/domain/interval'

/** The real interval files that stand beside a checkout, with what a correct reader finds in them. */

const folder = new URL('../../../shared/data/', import.meta.url)
const path = (name: string): string => fileURLToPath(new URL(name, folder))

export const intervalDataPresent = existsSync(path('expected.json'))

type Field =
  | 'kind'
  | 'unit'
  | 'n'
  | 'blank'
  | 'first_start'
  | 'last_end'
  | 'steps'
  | 'sum'
  | 'repeats'
  | 'gaps'
  | 'overlaps'
type Facts = Readonly<Record<string, unknown>>

interface ExpectedChannel extends Facts {
  readonly name: string
  readonly optional?: boolean
  readonly split_accept?: readonly ExpectedChannel[]
  readonly extra_channel_accept?: Facts
  readonly as_stated_wrong?: Facts
}

export interface ExpectedFile {
  readonly kind: string
  readonly tz: string | null
  readonly unit_hint: string | Record<string, string> | null
  readonly channels: readonly ExpectedChannel[]
}

const fields: readonly Field[] = [
  'kind', 'unit', 'n', 'blank', 'first_start', 'last_end', 'steps', 'sum', 'repeats', 'gaps', 'overlaps',
] // prettier-ignore

/** Every interval file by its name below the folder; none where the folder is missing. */
export const expectedFiles = (): [string, ExpectedFile][] =>
  intervalDataPresent
    ? Object.entries(
        JSON.parse(readFileSync(path('expected.json'), 'utf8')) as Record<string, ExpectedFile>,
      ).filter(([, file]) => file.kind === 'interval')
    : []

export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path(name)))

const iso = (seconds: number | undefined): string | null =>
  seconds === undefined ? null : new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** The counts that `expected.json` names, from a channel's arrays. */
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
  }
}

const key = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
    : JSON.stringify(value)

const accepted = (expected: Facts, field: Field, found: unknown): boolean => {
  const named = field === 'sum' && 'difference' in expected ? 'difference' : field
  const others = expected[`${named}_accept`]
  if (others === 'any' || !(named in expected)) return true
  return [expected[named], ...(Array.isArray(others) ? (others as unknown[]) : [])].some(
    (each) => key(each) === key(found),
  )
}

const differences = (expected: ExpectedChannel, channel: Channel): string[] => {
  const found = summaryOf(channel)
  const wrong = fields
    .filter((field) => !accepted(expected, field, found[field]))
    .map((field) => {
      const wanted = expected[field] ?? expected['difference']
      return `${expected.name}: ${field} is ${key(found[field])}, not ${key(wanted)}`
    })
  const careless = expected.as_stated_wrong
  const fellForIt =
    careless && Object.entries(careless).every(([field, value]) => key(value) === key(found[field as Field]))
  return fellForIt ? [...wrong, `${expected.name}: the careless reading came out`] : wrong
}

const namesOf = (expected: ExpectedChannel): string[] => [
  expected.name,
  ...((expected['name_accept'] as string[] | undefined) ?? []),
]

const compareAll = (expected: readonly ExpectedChannel[], readings: Readings): string[] =>
  expected.flatMap((each) => {
    const channel = readings.channels.find(({ name }) => namesOf(each).includes(name))
    if (channel) return each.optional ? [] : differences(each, channel)
    if (each.optional) return []
    return each.split_accept ? compareAll(each.split_accept, readings) : [`no channel ${each.name}`]
  })

/** Every way in which the readings differ from what is expected of the file; empty where they are right. */
export const mismatches = (expected: ExpectedFile, readings: Readings): string[] => {
  const known = expected.channels.flatMap((each) => [
    ...namesOf(each),
    ...(each.split_accept ?? []).map(({ name }) => name),
  ])
  const extraAllowed = expected.channels.some((each) => each.extra_channel_accept !== undefined)
  const extra = readings.channels.filter(({ name }) => !known.includes(name)).map(({ name }) => name)
  return [
    ...compareAll(expected.channels, readings),
    ...(extraAllowed ? [] : extra.map((name) => `a channel ${name} that is not in the file`)),
  ]
}
