/** Sums of decimal numbers as they are written in a file: exact, where adding floats would drift. */

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/
const longest = 40

export const isDecimal = (text: string): boolean =>
  text.length <= longest && /\d/.test(text) && pattern.test(text) && !/^[+-]?\.?[eE]/.test(text)

/** The nearest double to `text` times ten to the power of `shift`. `text` must be decimal. */
export const toNumber = (text: string, shift: number): number => {
  if (shift === 0) return Number(text)
  const e = text.search(/[eE]/)
  return e < 0
    ? Number(`${text}e${shift}`)
    : Number(`${text.slice(0, e)}e${Number(text.slice(e + 1)) + shift}`)
}

/** An exact sum. Integers of one scale are added as doubles while they are exact, then as big integers. */
export class ExactSum {
  readonly #small = new Map<number, number>()
  readonly #large = new Map<number, bigint>()

  /** Adds `text` times ten to the power of `shift`. `text` must be decimal. */
  add(text: string, shift = 0): void {
    const parts = pattern.exec(text)
    if (!parts) return
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
    const scale = fraction.length - Number(exponent) - shift
    const digits = whole + fraction
    if (digits.length > 15) {
      this.#addLarge(scale, BigInt(digits) * (sign === '-' ? -1n : 1n))
      return
    }
    const sum = (this.#small.get(scale) ?? 0) + (sign === '-' ? -Number(digits) : Number(digits))
    if (Math.abs(sum) < 4e15) {
      this.#small.set(scale, sum)
    } else {
      this.#small.set(scale, 0)
      this.#addLarge(scale, BigInt(sum))
    }
  }

  subtract(text: string, shift = 0): void {
    this.add(text.startsWith('-') ? text.slice(1) : `-${text.replace(/^\+/, '')}`, shift)
  }

  #addLarge(scale: number, value: bigint): void {
    this.#large.set(scale, (this.#large.get(scale) ?? 0n) + value)
  }

  /** The sum without exponent and without trailing zeros: `-40.52`, `38`, `0`. */
  toString(): string {
    const scale = Math.max(0, ...this.#small.keys(), ...this.#large.keys())
    let sum = 0n
    for (const [at, value] of this.#small) sum += BigInt(value) * 10n ** BigInt(scale - at)
    for (const [at, value] of this.#large) sum += value * 10n ** BigInt(scale - at)
    const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0')
    const whole = digits.slice(0, digits.length - scale)
    const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
    return `${sum < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
  }
}
