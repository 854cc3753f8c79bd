import type { ChannelKind } from '../../../shared/domain/interval'
import { toNumber } from './decimal'
import { limits, unreadable } from './limits'

/**
 * The readings of one channel as a file gives them, still with the text of each value. `time` is the start of each
 * reading in Unix seconds (its end if `stampedAtEnd`), `duration` its stated length in seconds or NaN.
 */
export class Series {
  name: string
  kind: ChannelKind
  unit: string
  stampedAtEnd = false
  /** The label of the column with the values, if the name differs from it; '' if there is none. */
  label = ''
  /** Number of readings with a value that the file marks as estimated. */
  estimated = 0
  readonly time: number[] = []
  readonly duration: number[] = []
  readonly text: (string | null)[] = []
  readonly shift: number[] = []
  readonly #value: number[] = []
  #order = new Uint32Array(0)

  constructor(name: string, kind: ChannelKind, unit: string) {
    this.name = name
    this.kind = kind
    this.unit = unit
  }

  /**
   * `text` is a decimal number, or null for a place without a value. The value is `text` times ten to the power of
   * `shift`.
   */
  push(time: number, duration: number, text: string | null, shift: number): void {
    this.time.push(time)
    this.duration.push(duration)
    this.text.push(text)
    this.shift.push(shift)
    this.#value.push(text === null ? NaN : toNumber(text, shift))
  }

  get length(): number {
    return this.time.length
  }

  /** NaN if there is no value. */
  value(index: number): number {
    return this.text[index] === null ? NaN : (this.#value[index] ?? NaN)
  }

  /** The indexes of all readings in time order. Readings with the same time stay in the file's order. */
  order(): Uint32Array {
    if (this.#order.length === this.length) return this.#order
    const order = new Uint32Array(this.length)
    for (let index = 0; index < order.length; index++) order[index] = index
    if (!this.ordered()) order.sort((a, b) => (this.time[a] ?? 0) - (this.time[b] ?? 0) || a - b)
    this.#order = order
    return order
  }

  ordered(): boolean {
    let last = -Infinity
    for (const time of this.time) {
      if (time < last) return false
      last = time
    }
    return true
  }
}

/** Series by key, each created when it is first asked for. */
export class SeriesByKey {
  readonly #byKey = new Map<string, Series>()

  get(key: string, make: () => Series): Series {
    const known = this.#byKey.get(key)
    if (known) return known
    if (this.#byKey.size >= limits.channels) throw unreadable(`it has more than ${limits.channels} channels`)
    const series = make()
    this.#byKey.set(key, series)
    return series
  }

  all(): Series[] {
    return [...this.#byKey.values()]
  }
}
