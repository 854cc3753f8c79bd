import { plainUnit, unitOf, type Unit } from '../../../shared/domain/unit'

/** Names that are too short to mean a unit within a label, or in a column that is not labelled as a unit. */
const onlyAlone = new Set(['p', 'mc', 'w', 'l', 'va', 'var', 'cf', 'mw', 'mj', 'gj', 'kr', '$', '€', '£'])

export const isShortUnit = (text: string): boolean => onlyAlone.has(plainUnit(text))

/** The unit that `text` names, alone (`kWh`, `Wh`, `m³`) or after other words (`Real energy in kilowatt-hours`). */
export const unitNamed = (text: string): Unit | null => {
  const whole = unitOf(text)
  if (whole) return whole
  const last = / in (\S+)$/i.exec(text.trim())?.[1]
  return last === undefined ? null : unitOf(last)
}

/** The unit in a column's label, in brackets or as a word, and the label without the brackets around it. */
export const unitInLabel = (label: string): { readonly unit: Unit | null; readonly rest: string } => {
  for (const match of label.matchAll(/[([]([^()[\]]{1,60})[)\]]/g)) {
    const unit = unitNamed(match[1] ?? '')
    if (unit) return { unit, rest: label.replace(match[0], '').replace(/\s+/g, ' ').trim() }
  }
  const words = label.split(/[\s,;:/_()[\]]+/)
  for (const [at, word] of words.entries()) {
    // Single words come first, so that `kWh` is found before `Kilowatt Hours` and `Hundred Cubic Feet`.
    for (const length of [1, 2, 3]) {
      const name = plainUnit(length === 1 ? word : words.slice(at, at + length).join(''))
      const unit = unitOf(name)
      if (unit && !onlyAlone.has(name)) return { unit, rest: label }
    }
  }
  return { unit: null, rest: label }
}
