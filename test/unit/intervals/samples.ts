import type { ChannelKind } from '../../../shared/domain/interval'
import type { Series } from '../../../shared/intervals/periods'

/** Readings one after another, each `step` seconds long; null has no value. */
export const seriesFrom = (
  from: string,
  step: number,
  values: readonly (number | null)[],
  kind: ChannelKind = 'interval',
): Series => {
  const start = Float64Array.from(values, (_, index) => Date.parse(from) / 1000 + index * step)
  return {
    kind,
    start,
    end: kind === 'register' ? start : start.map((at) => at + step),
    value: Float64Array.from(values, (value) => value ?? NaN),
  }
}

export const many = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value)
