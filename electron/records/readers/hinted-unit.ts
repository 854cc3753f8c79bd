import type { ReadingHints } from './hints'
import type { Unit } from '../../../shared/domain/unit'
import { unitNamed } from './units'

/** For an unknown unit: values are shown as they are. */
export const rawUnit: Unit = { unit: 'raw', shift: 0, kind: 'interval' }

/**
 * The unit that the caller gave for a channel, taken over literally if it is not a known one; null if none was given.
 */
export const hintedUnit = (hints: ReadingHints, channel: string): Unit | null => {
  const named =
    typeof hints.unit === 'string'
      ? hints.unit
      : hints.unit !== undefined && Object.hasOwn(hints.unit, channel)
        ? hints.unit[channel]
        : undefined
  if (named === undefined || named.trim() === '') return null
  return unitNamed(named) ?? { unit: named.trim(), shift: 0, kind: 'interval' }
}
