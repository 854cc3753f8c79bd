const pattern = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i

/**
 * An exact sum of decimal numbers: texts as they came, or doubles by their shortest decimal, which is the text that they
 * were read from. Adding the doubles themselves would drift.
 */
export class ExactSum {
  #units = 0n
  /** Decimal places of `#units`. */
  #places = 0

  add(value: number | string, sign: 1 | -1 = 1): this {
    const parts = pattern.exec(String(value))
    if (!parts) return this
    const [, minus = '', whole = '', fraction = '', exponent = '0'] = parts
    const places = Math.max(0, fraction.length - Number(exponent))
    const zeros = Math.max(0, Number(exponent) - fraction.length)
    const units = BigInt(`${whole}${fraction}` || '0') * 10n ** BigInt(zeros)
    if (places > this.#places) {
      this.#units *= 10n ** BigInt(places - this.#places)
      this.#places = places
    }
    const same = units * 10n ** BigInt(this.#places - places)
    this.#units += (minus === '-') === (sign === 1) ? -same : same
    return this
  }

  /** Without exponent and trailing zeros: `-40.52`, `38`, `0`. */
  toString(): string {
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#places + 1, '0')
    const whole = digits.slice(0, digits.length - this.#places)
    const fraction = digits.slice(digits.length - this.#places).replace(/0+$/, '')
    return `${this.#units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`
  }
}
