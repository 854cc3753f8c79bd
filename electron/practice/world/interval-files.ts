import { IANAZone } from 'luxon'
import { chunk } from 'es-toolkit/array/chunk'
import { hash } from '../random'
import type { Meter } from './meters'
import { localTime, type Reading } from './readings'

/** The files of a month of readings: as the provider's site offers them, and normalised by the API. */

export interface IntervalFile {
  readonly bytes: Uint8Array
  readonly contentType: string
}

const file = (text: string, contentType: string): IntervalFile => ({
  bytes: Buffer.from(text, 'utf8'),
  contentType,
})

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const zulu = (unix: number): string => new Date(unix * 1000).toISOString().replace('.000Z', 'Z')

const uuid = (...keys: readonly (number | string)[]): string => {
  const part = (name: string): string =>
    hash(name, ...keys)
      .toString(16)
      .padStart(8, '0')
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(part) as [string, string, string, string]
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`
}

/** ESPI codes: electricity in Wh (72), gas in therms (169). */
const espi = {
  electricity: { service: 0, commodity: 1, uom: 72, perUnit: 1000, title: 'Electricity' },
  gas: { service: 1, commodity: 7, uom: 169, perUnit: 1, title: 'Natural gas' },
}

const entry = (
  meter: Meter,
  name: string,
  href: string,
  up: string,
  content: string,
  updated: string,
): string =>
  `  <entry>
    <id>urn:uuid:${uuid(meter.key, name)}</id>
    <link rel="self" href="${href}"/>
    <link rel="up" href="${up}"/>
    <title>${escaped(name)}</title>
    <content>
${content}
    </content>
    <published>${updated}</published>
    <updated>${updated}</updated>
  </entry>
`

/** One IntervalBlock for each day, as most sites write it. */
const blocks = (meter: Meter, readings: readonly Reading[], power: number): string => {
  const { perUnit } = espi[meter.kind]
  const perDay = Math.max(1, 86_400 / meter.step)
  const parts: string[] = []
  for (const days of chunk(readings, perDay)) {
    const lines = days.map(
      ({ start, value }) =>
        `        <espi:IntervalReading><espi:timePeriod><espi:duration>${meter.step}</espi:duration><espi:start>${start}</espi:start></espi:timePeriod><espi:value>${Math.round((value * perUnit) / 10 ** power)}</espi:value></espi:IntervalReading>`,
    )
    parts.push(`      <espi:IntervalBlock>
        <espi:interval><espi:duration>${days.length * meter.step}</espi:duration><espi:start>${days[0]?.start ?? 0}</espi:start></espi:interval>
${lines.join('\n')}
      </espi:IntervalBlock>`)
  }
  return parts.join('\n')
}

/** Green Button (ESPI) as an Atom feed: UsagePoint, local time, MeterReading, ReadingType, IntervalBlocks. */
export const greenButton = (meter: Meter, readings: readonly Reading[]): IntervalFile => {
  const codes = espi[meter.kind]
  // Therms are written in thousandths whatever the meter's multiplier is: whole therms would round the readings away.
  const power = meter.kind === 'gas' ? -3 : meter.powerOfTen
  const updated = zulu((readings.at(-1)?.start ?? 0) + meter.step)
  const base = `https://practice.example/espi/1_1/resource`
  const point = `${base}/Subscription/1/UsagePoint/${meter.key}`
  const reading = `${point}/MeterReading/1`
  const standard = IANAZone.create(meter.zone).offset(Date.UTC(2026, 0, 15)) * 60
  const readingType = `      <espi:ReadingType>
        <espi:accumulationBehaviour>4</espi:accumulationBehaviour>
        <espi:commodity>${codes.commodity}</espi:commodity>
        <espi:currency>840</espi:currency>
        <espi:dataQualifier>12</espi:dataQualifier>
        <espi:flowDirection>1</espi:flowDirection>
        <espi:intervalLength>${meter.step}</espi:intervalLength>
        <espi:kind>12</espi:kind>
        <espi:phase>769</espi:phase>
        <espi:powerOfTenMultiplier>${power}</espi:powerOfTenMultiplier>
        <espi:timeAttribute>0</espi:timeAttribute>
        <espi:uom>${codes.uom}</espi:uom>
      </espi:ReadingType>`
  const usagePoint = `      <espi:UsagePoint><espi:ServiceCategory><espi:kind>${codes.service}</espi:kind></espi:ServiceCategory></espi:UsagePoint>`
  const localTime = `      <espi:LocalTimeParameters><espi:dstEndRule>B40E2000</espi:dstEndRule><espi:dstOffset>3600</espi:dstOffset><espi:dstStartRule>360E2000</espi:dstStartRule><espi:tzOffset>${standard}</espi:tzOffset></espi:LocalTimeParameters>`
  return file(
    `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:espi="http://naesb.org/espi">
  <id>urn:uuid:${uuid(meter.key, 'feed')}</id>
  <title>Green Button Usage Feed</title>
  <updated>${updated}</updated>
${entry(meter, `${codes.title} ${meter.id}`, point, `${base}/Subscription/1/UsagePoint`, usagePoint, updated)}${entry(meter, 'Local time', `${base}/LocalTimeParameters/1`, `${base}/LocalTimeParameters`, localTime, updated)}${entry(meter, 'Meter reading', reading, `${point}/MeterReading`, '      <espi:MeterReading/>', updated)}${entry(meter, 'Type of reading', `${base}/ReadingType/1`, `${base}/ReadingType`, readingType, updated)}${entry(meter, 'Readings', `${reading}/IntervalBlock/1`, `${reading}/IntervalBlock`, blocks(meter, readings, power), updated)}</feed>
`,
    'application/atom+xml',
  )
}

/**
 * A utility's export: a few lines of preamble, then local times without a zone. Each interval ends a minute before the
 * next begins.
 */
export const utilityCsv = (meter: Meter, readings: readonly Reading[], holder: string): IntervalFile => {
  const [title, unit] = meter.kind === 'gas' ? ['Natural gas usage', 'therms'] : ['Electric usage', 'kWh']
  const rows = readings.map(({ start, value }) => {
    const from = localTime(meter.zone, start)
    const to = localTime(meter.zone, start + meter.step - 60)
    const cost = (value * (meter.kind === 'gas' ? 1.6 : 0.24)).toFixed(2)
    return `${title},${from.slice(0, 10)},${from.slice(11, 16)},${to.slice(11, 16)},${value},${unit},$${cost},`
  })
  const preamble = [
    `Name,"${holder}"`,
    `Service,"${meter.id.replace(/"/g, '""')}"`,
    '',
    'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
  ]
  return file([...preamble, ...rows, ''].join('\r\n'), 'text/csv')
}

/** A utility's export of what a counter showed, at local times without a zone. */
export const counterCsv = (meter: Meter, readings: readonly Reading[], holder: string): IntervalFile => {
  const rows = readings.map(({ start, value }) => {
    const at = localTime(meter.zone, start)
    return `Electric,${at.slice(0, 10)},${at.slice(11, 16)},${value},kWh`
  })
  const preamble = [`Name,"${holder}"`, `Meter,"${meter.id}"`, '', 'TYPE,DATE,TIME,METER READING,UNITS']
  return file([...preamble, ...rows, ''].join('\r\n'), 'text/csv')
}

/** What a site sometimes offers instead of a file: bytes that no reader understands. */
export const unreadable = (meter: Meter): IntervalFile => ({
  bytes: Uint8Array.from({ length: 2048 }, (_, index) => hash(meter.key, index) & 0xff),
  contentType: 'application/octet-stream',
})

const unitOf = (meter: Meter): string => (meter.kind === 'gas' ? 'therms' : 'kWh')

/** `format=csv`: one line for each interval, times in UTC. */
export const normalisedCsv = (meter: Meter, readings: readonly Reading[]): IntervalFile => {
  const rows = readings.map(
    ({ start, value }) => `${zulu(start)},${zulu(start + meter.step)},${value},${unitOf(meter)}`,
  )
  return file(['start,end,usage,unit', ...rows, ''].join('\n'), 'text/csv')
}

/** `format=json`. */
export const normalisedJson = (meter: Meter, readings: readonly Reading[]): IntervalFile =>
  file(
    JSON.stringify({
      meter_id: meter.id,
      unit: unitOf(meter),
      intervals: readings.map(({ start, value }) => ({ start, end: start + meter.step, value })),
    }),
    'application/json',
  )
