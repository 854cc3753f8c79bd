const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i

/** More places, on either side of the point, than any double needs, however its unit is shifted. */
const furthestScale = 400

/** Up to here a sum of whole doubles is exact, even after adding one more number of 15 digits. */
const largestSmall = 4e15

/**
 * An exact sum of decimal numbers: texts as they were written in a file, or doubles by their shortest decimal, which is the text that
 * they were read from. Adding the doubles themselves would drift. What is no decimal number adds nothing; with a number beyond all
 * doubles (`1e999999`, of which the digits alone would take minutes) there is no sum: `NaN`.
 *
 * Whole numbers of one scale are added as doubles while they are exact, then as big integers: a file has a hundred thousand readings.
 */
export class ExactSum {
  /** By scale: how many decimal places the whole number has. */
  readonly #small = new Map<number, number>()
  readonly #large = new Map<number, bigint>()
  #beyond = false

  /** Adds `value` times ten to the power of `shift`. */
  add(value: number | string, shift = 0): this {
    return this.#add(value, shift, 1)
  }

  subtract(value: number | string, shift = 0): this {
    return this.#add(value, shift, -1)
  }

  #add(value: number | string, shift: number, times: 1 | -1): this {
    const parts = pattern.exec(String(value))
    if (!parts) return this
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
    const factor = sign === '-' ? -times : times
    const scale = fraction.length - Number(exponent) - shift
    if (!(Math.abs(scale) <= furthestScale)) {
      this.#beyond = true
      return this
    }
    const digits = whole + fraction
    if (digits.length > 15) {
      this.#addLarge(scale, BigInt(digits) * BigInt(factor))
      return this
    }
    const sum = (this.#small.get(scale) ?? 0) + factor * Number(digits)
    if (Math.abs(sum) < largestSmall) {
      this.#small.set(scale, sum)
    } else {
      this.#small.set(scale, 0)
      this.#addLarge(scale, BigInt(sum))
    }
    return this
  }

  #addLarge(scale: number, value: bigint): void {
    this.#large.set(scale, (this.#large.get(scale) ?? 0n) + value)
  }

  /** The sum without exponent and without trailing zeros: `-40.52`, `38`, `0`; `NaN` where there is none. */
  toString(): string {
    if (this.#beyond) return 'NaN'
    const scale = Math.max(0, ...this.#small.keys(), ...this.#large.keys())
    let sum = 0n
    for (const [at, value] of this.#small) sum += BigInt(value) * 10n ** BigInt(scale - at)
    for (const [at, value] of this.#large) sum += value * 10n ** BigInt(scale - at)
    const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0')
    const whole = digits.slice(0, digits.length - scale)
    const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
    return `${sum < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`
  }
}
