import type { Channel, ChannelKind, IntervalMonth, MonthReading } from '../../../../shared/domain/interval'
import { ok } from '../../../../shared/errors/failure'

/** A record of a month as the API lists it. */
export const record = (month: string, more: Partial<IntervalMonth> = {}): IntervalMonth => ({
  meterId: 'M 1/2',
  month,
  firstInterval: null,
  lastInterval: null,
  complete: true,
  extractionTime: 1_425_000_000,
  sourceFileSize: 38_412,
  jobId: 'job-1',
  ...more,
})

/** Unix seconds of an ISO time. */
export const at = (iso: string): number => Date.parse(iso) / 1000

/** A channel with one reading after the other; null stands for a place without a value. */
export const channel = (
  from: string,
  step: number,
  values: readonly (number | null)[],
  more: { name?: string; kind?: ChannelKind; unit?: string; total?: string } = {},
): Channel => {
  const start = Float64Array.from(values, (_, index) => at(from) + index * step)
  const kind = more.kind ?? 'interval'
  return {
    name: more.name ?? 'Consumption',
    kind,
    unit: more.unit ?? 'kWh',
    start,
    end: kind === 'register' ? start.slice() : start.map((each) => each + step),
    value: Float64Array.from(values, (value) => value ?? NaN),
    total: more.total ?? String(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)),
    blank: values.filter((value) => value === null).length,
    repeats: 0,
    gaps: 0,
    overlaps: 0,
    estimated: 0,
  }
}

export const read = (
  month: string,
  channels: readonly Channel[],
  more: { assumedZone?: string | null; doubts?: readonly string[]; format?: MonthReading['format'] } = {},
): MonthReading => ({
  month,
  format: more.format ?? 'json',
  readings: ok({ channels, assumedZone: more.assumedZone ?? null, doubts: more.doubts ?? [] }),
})
