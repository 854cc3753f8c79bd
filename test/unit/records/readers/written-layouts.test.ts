import fc from 'fast-check'
import { IANAZone } from 'luxon'
import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'

/** Tables written in layouts drawn by lot: what is read is what was written, hour by hour, or it is refused. */

interface Reading {
  readonly at: number
  readonly hundredths: number
  readonly estimated: boolean
}

interface Plan {
  readonly zone: string
  readonly step: number
  /** Local midnights, as if UTC. */
  readonly firstDay: number
  readonly days: number
  readonly salt: number
  readonly flows: 1 | 2
  readonly delimiter: string
  readonly decimal: '.' | ','
  readonly date: keyof typeof dates
  readonly form: keyof typeof forms
  readonly newestFirst: boolean
  readonly blankLines: boolean
  readonly header: keyof typeof headers
  readonly preamble: boolean
  readonly flag: boolean
}

const day = 86_400
const two = (n: number): string => String(n).padStart(2, '0')

const dates = {
  iso: (y: number, m: number, d: number) => `${y}-${two(m)}-${two(d)}`,
  dots: (y: number, m: number, d: number) => `${two(d)}.${two(m)}.${y}`,
  dayFirst: (y: number, m: number, d: number) => `${two(d)}/${two(m)}/${y}`,
  monthFirst: (y: number, m: number, d: number) => `${m}/${d}/${y}`,
  shortYear: (y: number, m: number, d: number) => `${two(d)}/${two(m)}/${String(y).slice(2)}`,
}

const headers = {
  english: { start: 'Interval Start', end: 'Interval End', date: 'Date', time: 'Start Time', part: 'Hour', value: 'Usage (kWh)', flow: 'Direction', flows: ['Delivered', 'Received'], flag: 'Status', flags: ['A', 'E'] },
  german: { start: 'Beginn', end: 'Ende', date: 'Datum', time: 'Von', part: 'Stunde', value: 'Energie [kWh]', flow: 'Energierichtung', flows: ['Bezug', 'Einspeisung'], flag: 'Kennzeichen', flags: ['gemessen', 'geschätzt'] },
  spanish: { start: 'Inicio', end: 'Fin', date: 'Fecha', time: 'Hora inicio', part: 'Hora', value: 'Consumo kWh', flow: 'Sentido', flows: ['Importación', 'Exportación'], flag: 'Método', flags: ['Real', 'Estimada'] },
  french: { start: 'Début', end: 'Fin', date: 'Jour', time: 'Heure', part: 'Heure', value: 'Énergie (kWh)', flow: 'Sens', flows: ['Soutirage', 'Injection'], flag: 'Nature', flags: ['Réelle', 'Estimée'] },
  dutch: { start: 'Van', end: 'Tot', date: 'Datum', time: 'Tijd', part: 'Uur', value: 'Verbruik kWh', flow: 'Richting', flows: ['Afname', 'Teruglevering'], flag: 'Kwaliteit', flags: ['gemeten', 'geschat'] },
} // prettier-ignore

const offsets = new Map<string, number>()
/** Asked of the calendar once for each hour: that is slow, and clocks change on the hour. */
const offsetAt = (zone: IANAZone, at: number): number => {
  const key = `${zone.name} ${Math.floor(at / 3600)}`
  const known = offsets.get(key) ?? zone.offset(at * 1000) * 60
  offsets.set(key, known)
  return known
}

/** The instant of a local midnight; none of the zones changes its clocks at midnight. */
const midnight = (zone: IANAZone, wall: number): number => wall - offsetAt(zone, wall - offsetAt(zone, wall))

const readingsOf = ({ zone: name, step, firstDay, days, salt, flag }: Plan, flow: number): Reading[] => {
  const zone = IANAZone.create(name)
  const from = midnight(zone, firstDay)
  const to = midnight(zone, firstDay + days * day)
  return Array.from({ length: (to - from) / step }, (_, index) => ({
    at: from + index * step,
    hundredths: ((index * 37 + salt + flow * 11) % 89) + 1,
    estimated: flag && (index + salt) % 7 === 3,
  }))
}

const writer = (plan: Plan) => {
  const zone = IANAZone.create(plan.zone)
  const words = headers[plan.header]
  const local = (at: number): { date: string; time: string; part: number; dayOf: number } => {
    const wall = at + offsetAt(zone, at)
    const calendar = new Date(wall * 1000)
    const seconds = ((wall % day) + day) % day
    const dayOf = wall - seconds
    return {
      date: dates[plan.date](calendar.getUTCFullYear(), calendar.getUTCMonth() + 1, calendar.getUTCDate()),
      time: `${two(Math.floor(seconds / 3600))}:${two((seconds % 3600) / 60)}`,
      part: (at - midnight(zone, dayOf)) / plan.step + 1,
      dayOf,
    }
  }
  const value = ({ hundredths }: Reading): string => (hundredths / 100).toFixed(2).replace('.', plan.decimal)
  const more = (reading: Reading, flow: number): string[] => [
    ...(plan.flows === 2 ? [words.flows[flow] ?? ''] : []),
    ...(plan.flag ? [words.flags[reading.estimated ? 1 : 0] ?? ''] : []),
  ]
  const moreLabels = [...(plan.flows === 2 ? [words.flow] : []), ...(plan.flag ? [words.flag] : [])]
  return { local, value, more, moreLabels, words }
}

type Write = (plan: Plan, flows: readonly (readonly Reading[])[]) => { header: string[]; rows: string[][] }

const long =
  (
    labels: (words: (typeof headers)['english']) => string[],
    cells: (plan: Plan, reading: Reading) => string[],
  ): Write =>
  (plan, flows) => {
    const { value, more, moreLabels, words } = writer(plan)
    return {
      header: [...labels(words), words.value, ...moreLabels],
      rows: (flows[0] ?? []).flatMap((_, index) =>
        flows.map((readings, flow) => {
          const reading = readings[index] ?? { at: 0, hundredths: 0, estimated: false }
          return [...cells(plan, reading), value(reading), ...more(reading, flow)]
        }),
      ),
    }
  }

const forms = {
  stamps: long(
    ({ start }) => [start],
    (plan, { at }) => {
      const { date, time } = writer(plan).local(at)
      return [`${date} ${time}`]
    },
  ),
  spans: long(
    ({ start, end }) => [start, end],
    (plan, { at }) => {
      const { local } = writer(plan)
      const [from, to] = [local(at), local(at + plan.step)]
      return [`${from.date} ${from.time}`, `${to.date} ${to.time}`]
    },
  ),
  dateAndTime: long(
    ({ date, time }) => [date, time],
    (plan, { at }) => {
      const { date, time } = writer(plan).local(at)
      return [date, time]
    },
  ),
  parts: long(
    ({ date, part }) => [date, part],
    (plan, { at }) => {
      const { date, part } = writer(plan).local(at)
      return [date, String(part)]
    },
  ),
  wide: (plan, flows) => {
    const { local, value, moreLabels, words } = writer(plan)
    const parts = (day + 3600) / plan.step
    const rows = flows.flatMap((readings, flow) => {
      const byDay = new Map<string, string[]>()
      for (const reading of readings) {
        const { date, part } = local(reading.at)
        const row = byDay.get(date) ?? [date, ...Array.from({ length: parts }, () => '')]
        row[part] = value(reading)
        byDay.set(date, row)
      }
      return [...byDay.values()].map((row) => (plan.flows === 2 ? [...row, words.flows[flow] ?? ''] : row))
    })
    return {
      header: [
        words.date,
        ...Array.from({ length: parts }, (_, at) => `H${at + 1}`),
        ...(plan.flows === 2 ? moreLabels.slice(0, 1) : []),
      ],
      rows,
    }
  },
} satisfies Record<string, Write>

const textOf = (plan: Plan, flows: readonly (readonly Reading[])[]): string => {
  const { header, rows } = forms[plan.form](plan, flows)
  const preamble = plan.preamble ? ['Customer name' + plan.delimiter + 'Somebody', 'Energy in kWh'] : []
  const lines = [header, ...(plan.newestFirst ? rows.toReversed() : rows)].map((row) =>
    row.join(plan.delimiter),
  )
  return [...preamble, ...lines].flatMap((line) => (plan.blankLines ? [line, ''] : [line])).join('\n')
}

const plans = fc
  .record({
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'America/Phoenix', 'Australia/Sydney', 'UTC'),
    step: fc.constantFrom(3600, 1800, 900),
    firstDay: fc.integer({ min: 19_000, max: 21_000 }).map((days) => days * day),
    days: fc.integer({ min: 2, max: 4 }),
    salt: fc.nat(88),
    flows: fc.constantFrom(1 as const, 2 as const),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    decimal: fc.constantFrom('.' as const, ',' as const),
    date: fc.constantFrom(...(Object.keys(dates) as (keyof typeof dates)[])),
    form: fc.constantFrom(...(Object.keys(forms) as (keyof typeof forms)[])),
    newestFirst: fc.boolean(),
    blankLines: fc.boolean(),
    header: fc.constantFrom(...(Object.keys(headers) as (keyof typeof headers)[])),
    preamble: fc.boolean(),
    flag: fc.boolean(),
  })
  .map((plan): Plan => ({
    ...plan,
    decimal: plan.delimiter === ',' ? '.' : plan.decimal,
    flag: plan.flag && plan.form !== 'wide',
  }))

/** Whether the file's dates say which of day and month comes first. */
const tellsOrder = (plan: Plan): boolean => {
  if (plan.date === 'iso' || plan.date === 'dots') return true
  return Array.from({ length: plan.days }, (_, at) =>
    new Date((plan.firstDay + at * day) * 1000).getUTCDate(),
  ).some((date) => date > 12)
}

describe('tables in layouts drawn by lot', () => {
  it('are read hour by hour as they were written, or refused', () => {
    let read = 0
    fc.assert(
      fc.property(plans, (plan) => {
        const flows = Array.from({ length: plan.flows }, (_, flow) => readingsOf(plan, flow))
        const result = readIntervalFile(new TextEncoder().encode(textOf(plan, flows)), { zone: plan.zone })
        if (!result.ok) return
        const { channels, doubts } = result.value
        if (!tellsOrder(plan) && doubts.some((doubt) => doubt.includes('could mean two days'))) return
        read++
        const wanted = flows.map((readings) => ({
          at: readings.map(({ at }) => at),
          ends: readings.map(({ at }) => at + plan.step),
          values: readings.map(({ hundredths }) => hundredths / 100),
          unit: plan.form === 'wide' && !plan.preamble ? 'raw' : 'kWh',
          estimated: readings.filter(({ estimated }) => estimated).length,
        }))
        const found = channels.map(({ start, end, value, unit, estimated }) => ({
          at: [...start],
          ends: [...end],
          values: [...value],
          unit,
          estimated,
        }))
        const first = (each: { values: number[] }): number => each.values[0] ?? 0
        expect(found.sort((a, b) => first(a) - first(b))).toEqual(wanted.sort((a, b) => first(a) - first(b)))
      }),
      { numRuns: 150 },
    )
    // A reader that refuses everything would hold as well.
    expect(read).toBeGreaterThan(90)
  })
})
