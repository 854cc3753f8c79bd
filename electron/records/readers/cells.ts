import { isDecimal, isPlainDecimal } from './decimal'
import { remembering } from './remembering'
import { unitNamed } from './units'

/** The cells of a table, read as numbers and durations. */

const blanks = new Set([
  '', '-', '--', '---', '—', '–', '.', '..', '?', 'nan', 'null', '(null)', 'nil', 'none', 'n/a', 'na', '#n/a', '#na', 'n.a.', 'nd',
  'n.d.', 'n/d', 's/d', 'k.a.', 'k. a.', 'n.v.', 'n.v.t.', 'missing', 'no data', 'no value', 'no reading', 'undefined', 'void',
  'keine', 'fehlt', '#value!', '#ref!', '#div/0!', '#null!', '#num!', '#nv', '#zahl!', '#wert!', '#bezug!', '<null>', '(blank)', 'pending',
  'error', 'err', 'bad', 'invalid', 'unknown', 'unavailable', 'not available', 'no read', 'not read', 'not recorded', 'blank', 'empty', 'leer',
  'keine daten', 'kein wert', 'kein messwert', 'nicht verfügbar', 'ungültig', 'ausstehend', 'non disponible', 'indisponible', 'manquant',
  'donnée manquante', 'absent', 'no disponible', 'sin datos', 'sin lectura', 'faltante', 'non disponibile', 'dato mancante', 'assente', 'geen',
  'geen data', 'ontbreekt', 'niet beschikbaar', 'sem dados', 'indisponível', 'saknas', 'mangler', 'ingen data', 'puuttuu', 'ei tietoa',
  'brak', 'brak danych', 'chybí', 'není', 'b.d.', 'tbd', 'offline', 'gap', 'lost', 'outage',
]) // prettier-ignore

const longestBlank = Math.max(...[...blanks].map((word) => word.length))

/** No word for a missing value begins with a digit, and most cells do. */
const beginsWithDigit = (cell: string): boolean => {
  const code = cell.charCodeAt(0)
  return code >= 0x30 && code <= 0x39
}

export const isBlank = (cell: string): boolean =>
  cell === '' ||
  (!beginsWithDigit(cell) && cell.length <= longestBlank && blanks.has(cell.trim().toLowerCase()))

/** Whether a cell holds no value where one belongs. A mark such as `*` or `?` alone counts as none. */
export const isNoValue = (cell: string): boolean => isBlank(cell) || /^[*?!]{1,3}$/.test(cell.trim())

/** A unit after the number (`1.2 kWh`), or the mark of an estimate: `1.2 E`, `1.2*`, `1.2 (est.)`, `~1.2`. */
const behind = /^([~≈]?)(.*\d\)?)\s*(\p{L}[\p{L}\d³²-]{0,15}\.?|\*{1,2}|[([](?:e|est\.?|estimated|g)[)\]])$/iu

interface Parts {
  readonly number: string
  /** The unit in the cell; '' if there is none. */
  readonly unit: string
  /** `estimated` if the cell says so; `star` for an asterisk, which is explained elsewhere in the file. */
  readonly mark: 'estimated' | 'star' | null
}

/** A cell's number and what surrounds it. */
export const partsOf = (cell: string): Parts =>
  isPlainDecimal(cell) ? { number: cell, unit: '', mark: null } : partsIn(cell)

const partsIn = remembering((cell): Parts => {
  const approximate = /^[~≈]/.test(cell)
  const match = behind.exec(cell)
  if (!match)
    return { number: approximate ? cell.slice(1) : cell, unit: '', mark: approximate ? 'estimated' : null }
  const [, , number = '', tail = ''] = match
  if (tail.startsWith('*')) return { number, unit: '', mark: 'star' }
  if (/^[([]?(e|est\.?|estimated|geschätzt|estimé|g(?=[)\]]))[)\]]?$/i.test(tail))
    return { number, unit: '', mark: 'estimated' }
  // Beside numbers marked `E`, these letters mean that the others were measured.
  if (/^[AMR]$/.test(tail)) return { number, unit: '', mark: null }
  return unitNamed(tail)
    ? { number, unit: tail, mark: approximate ? 'estimated' : null }
    : { number: cell, unit: '', mark: null }
})

const decorated = /[\p{L}*~≈[]/u

const bare = remembering((cell) => {
  const number = decorated.test(cell) ? partsOf(cell).number : cell
  const text = number.replace(/[\s$€£¢'’`]/g, '')
  return text.startsWith('(') && text.endsWith(')') ? `-${text.slice(1, -1)}` : text
})

const numeric = /^[+-]?(?=[.,]?\d)[\d.,]+(?:[eE][+-]?\d{1,2})?$/

export const isNumeric = (cell: string): boolean =>
  isPlainDecimal(cell) || (cell.length <= 40 && numeric.test(bare(cell)))

const dottedThousands = /^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/
const thousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/

const dotted = /^[+-]?[1-9]\d{0,2}\.\d{3}$/
const hundreds = /^[+-]?[1-9]\d{2}$/

/**
 * What the commas and dots in the numbers of these cells mean. `decimal`: a comma is a decimal comma. `thousands`:
 * commas separate thousands. `dots`: dots do, since all other numbers are whole and none has four digits. `open`: a
 * comma could be either, and nothing decides.
 */
export const commaMeaning = (cells: Iterable<string>): 'decimal' | 'thousands' | 'dots' | 'open' => {
  let commas = false
  let dots = false
  let onlyDotted = true
  let below = false
  let plain = true
  let decimal = 0
  let apart = 0
  for (const cell of cells) {
    const comma = cell.includes(',')
    if (!comma && !cell.includes('.')) {
      below ||= hundreds.test(cell)
      plain &&= cell.length < 4 || !/^[+-]?\d{4}/.test(cell)
      continue
    }
    if (!isNumeric(cell)) continue
    const text = bare(cell)
    if (comma && /,.*\.\d/.test(text)) apart++
    else if (comma ? !thousands.test(text) : dottedThousands.test(text)) decimal++
    commas ||= comma
    dots ||= cell.includes('.')
    onlyDotted &&= dotted.test(text)
  }
  // A single damaged cell must not make the others a thousand times too large or too small.
  if (decimal > apart) return 'decimal'
  if (apart > 0) return 'thousands'
  const whole = below && plain
  if (commas && !dots) return whole ? 'thousands' : 'open'
  return dots && !commas && onlyDotted && whole ? 'dots' : 'thousands'
}

const commaGroups = /^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$/
const grouped = /^[+-]?[1-9]\d{0,2}(\.\d{3})+$/

/** The cell's number as decimal text; null if it is blank or not a number. */
export const decimalOf = (cell: string, decimalComma: boolean): string | null => {
  if (isDecimal(cell) && !(decimalComma && grouped.test(cell))) return cell
  if (isBlank(cell)) return null
  const number = bare(cell)
  const commaDecimal = decimalComma && (number.includes(',') || grouped.test(number))
  // Commas and dots that fit neither meaning: the cell is damaged, or of another kind than the rest.
  if (decimalComma ? /,.*[.,]/.test(number) : number.includes(',') && !commaGroups.test(number)) return null
  const text = commaDecimal ? number.replace(/\./g, '').replace(',', '.') : number.replace(/,/g, '')
  return isDecimal(text) ? text : null
}

const names = new Map(
  Object.entries({
    s: 1, sec: 1, secs: 1, second: 1, seconds: 1, sekunden: 1,
    m: 60, min: 60, mins: 60, minute: 60, minutes: 60, minuten: 60, minuti: 60, minutos: 60, minuto: 60,
    h: 3600, hr: 3600, hrs: 3600, hour: 3600, hours: 3600, stunde: 3600, stunden: 3600, heure: 3600, heures: 3600, hora: 3600,
    horas: 3600, uur: 3600, ora: 3600, ore: 3600,
  }),
) // prettier-ignore
const words = new Map([
  ['hour', 3600],
  ['hourly', 3600],
  ['half_hour', 1800],
  ['half-hourly', 1800],
  ['quarter_of_an_hour', 900],
])
const secondsAlone = new Set([1800, 3600, 7200, 86_400])

/**
 * The seconds of `15min`, `1 hour`, `PT30M`, `0:15`, `hourly`. A bare number means minutes, unless `label` speaks of
 * seconds or so many minutes would make no sense. Null for anything else, also for days and longer, whose length
 * varies.
 */
export const durationOf = (cell: string, label = ''): number | null => {
  const text = cell.trim().toLowerCase()
  const word = words.get(text)
  if (word !== undefined) return word
  const clock = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text)
  if (clock) return (Number(clock[1]) * 60 + Number(clock[2])) * 60 || null
  const match = /^(?:pt)?(\d{1,6})\s*([a-z]*)$/.exec(text)
  if (!match) return null
  const amount = Number(match[1])
  if (amount === 0) return null
  if (match[2]) {
    const unit = names.get(match[2])
    return unit === undefined ? null : amount * unit
  }
  if (/sec|\(s\)/i.test(label) || secondsAlone.has(amount) || amount === 900) return amount
  return amount <= 1440 ? amount * 60 : null
}
