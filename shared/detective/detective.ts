import type { Bill } from '../domain/bill'
import { amountOf, kindOf, mayStandFor, wantedOf, type FieldId, type Wanted } from './fields'
import { maxPlaces, type Detection, type Finding } from './finding'
import type { Meaning } from './labels'
import { isOfKind, isTelling, likenessOf, styleOf, type Likeness, type Style } from './matching'
import type { PageText } from './page-text'
import { SightingReader, type Sighting } from './sightings'

/** Limits of what is read. */
export const detectiveLimits = {
  pages: 500,
  /** Letters of the whole document. */
  letters: 2_000_000,
  milliseconds: 2000,
} as const

/**
 * How a sighting relates to a field: it has the field's label, perhaps the field's label, another field's label, or no
 * known label.
 */
type Standing = 'own' | 'maybe-own' | 'other' | 'free'

const standingOf = (field: FieldId, sighting: Sighting, type: string): Standing => {
  const { meanings } = sighting
  const isOf = (meaning: Meaning): boolean => {
    if (meaning.field === 'period')
      return field === (sighting.period?.end === 'last' ? 'endDate' : 'startDate')
    if (meaning.service !== undefined && meaning.service !== type) return false
    // `From 1 Oct to 31 Oct`: the label of the first date also applies to the last.
    if (meaning.field === 'startDate' && sighting.period?.end === 'last') return field === 'endDate'
    return meaning.field === field
  }
  const own = meanings.filter(isOf)
  if (own.some(({ sure }) => sure)) return 'own'
  if (own.length > 0) return 'maybe-own'
  return meanings.some(({ sure }) => sure) ? 'other' : 'free'
}

interface Look {
  readonly sighting: Sighting
  readonly likeness: Likeness
  readonly standing: Standing
}

const samePlace = (a: Sighting, b: Sighting): boolean =>
  a.place.page === b.place.page && a.place.rect.x === b.place.rect.x && a.place.rect.y === b.place.rect.y

const distinctPlaces = (looks: readonly Look[]): readonly Look[] =>
  looks.filter(
    (look, index) => looks.findIndex(({ sighting }) => samePlace(sighting, look.sighting)) === index,
  )

const found = (field: FieldId, looks: readonly Look[]): Finding => {
  const places = distinctPlaces(looks)
  return {
    field,
    state: places.length > 1 ? 'several' : 'found',
    places: places.slice(0, maxPlaces).map(({ sighting }) => sighting.place),
    printed: null,
  }
}

const notFound = (field: FieldId): Finding => ({ field, state: 'not-found', places: [], printed: null })

const different = (field: FieldId, { sighting }: Look): Finding => ({
  field,
  state: 'different',
  places: [sighting.place],
  printed: sighting.text.slice(0, 60),
})

/** If a label has a value beside it, what is below it belongs to something else. */
const withoutBelow = (sightings: readonly Sighting[]): readonly Sighting[] => {
  const keyOf = ({ label, kind }: Sighting): string => `${kind} ${label}`
  const beside = new Set(sightings.filter(({ isBelow, label }) => !isBelow && label !== null).map(keyOf))
  return sightings.map((sighting) =>
    sighting.isBelow && beside.has(keyOf(sighting)) ? { ...sighting, meanings: [], label: null } : sighting,
  )
}

class Investigation {
  readonly #sightings: readonly Sighting[]
  readonly #style: Style
  readonly #bill: Bill
  readonly #others: readonly Bill[]
  readonly #wanted: readonly Wanted[]

  constructor(bill: Bill, others: readonly Bill[], sightings: readonly Sighting[]) {
    this.#bill = bill
    this.#others = others
    this.#sightings = withoutBelow(sightings)
    this.#style = styleOf(sightings)
    this.#wanted = wantedOf(bill)
  }

  findings(): readonly Finding[] {
    const looks = this.#wanted.map((wanted) => [wanted, this.#looksAt(wanted)] as const)
    const home = homeOf(looks)
    return looks.flatMap(([wanted, ofField]) => this.#judge(wanted, ofField, home) ?? [])
  }

  #looksAt(wanted: Wanted): readonly Look[] {
    const { units, type } = this.#bill
    return this.#sightings
      .filter((sighting) => isOfKind(wanted, sighting, units))
      .map((sighting) => ({
        sighting,
        likeness: likenessOf(wanted, sighting, this.#style),
        standing: standingOf(wanted.field, sighting, type),
      }))
  }

  /** Null if there is nothing to report: a zero that a bill need not print. */
  #judge(wanted: Wanted, looks: readonly Look[], home: number | null): Finding | null {
    const { field } = wanted
    const same = looks.filter(({ likeness }) => likeness === 'same')
    const own = same.filter(({ standing }) => standing === 'own' || standing === 'maybe-own')
    const inHome = looks.filter(({ sighting, standing }) => sighting.line === home && isOwn(standing))
    const first = inHome[0]
    const isHomeUnlike = first !== undefined && inHome.every(({ likeness }) => likeness === 'unlike')
    const free = same.filter(({ standing, sighting }) => standing === 'free' && isTelling(wanted, sighting))
    if (own.length > 0 && !isHomeUnlike) return found(field, [...own, ...free])
    if (isHomeUnlike && inHome.length === 1) return different(field, first)
    const instead = this.#instead(wanted, looks)
    const lent = same.filter(
      ({ standing, sighting }) => standing === 'other' && this.#isLent(wanted, sighting),
    )
    if (free.length > 0) return instead.sure ? notFound(field) : found(field, [...free, ...lent])
    if (instead.look) return different(field, instead.look)
    if (lent.length > 0 && !instead.any) return found(field, lent)
    const isZero = amountOf(wanted.text)?.value === '0' && kindOf[field] !== 'date'
    return isZero && !instead.any ? null : notFound(field)
  }

  /** The value printed in place of the expected one, if that is a single one beyond doubt. */
  #instead(wanted: Wanted, looks: readonly Look[]): { look: Look | null; sure: boolean; any: boolean } {
    const labelled = looks.filter(({ standing }) => standing === 'own')
    const unlike = labelled.filter(
      ({ likeness, sighting }) => likeness !== 'same' && !this.#isOfOthers(wanted.field, sighting),
    )
    const any = labelled.length > 0
    const pair = this.#otherEnd(wanted, looks)
    const candidates = unlike.length > 0 ? unlike : pair
    const texts = new Set(candidates.map(({ sighting }) => sighting.text))
    const isClear = texts.size === 1 && candidates.every(({ likeness }) => likeness === 'unlike')
    return { look: isClear ? (candidates[0] ?? null) : null, sure: isClear && unlike.length > 0, any }
  }

  /** A period without a label, one end of which is the record's: the other end should be the record's as well. */
  #otherEnd({ field }: Wanted, looks: readonly Look[]): readonly Look[] {
    if (field !== 'startDate' && field !== 'endDate') return []
    const otherField = field === 'startDate' ? 'endDate' : 'startDate'
    const other = this.#wanted.find((wanted) => wanted.field === otherField)
    if (!other) return []
    const end = field === 'startDate' ? 'first' : 'last'
    return looks.filter(({ sighting }) => {
      const { period } = sighting
      if (period?.end !== end) return false
      const partner: Sighting = { ...sighting, date: period.other, period: null }
      return likenessOf(other, partner, this.#style) === 'same'
    })
  }

  /** Whether another record of the same bill has this value for the field. */
  #isOfOthers(field: FieldId, sighting: Sighting): boolean {
    return this.#others.some((bill) => {
      const wanted = wantedOf(bill).find((one) => one.field === field)
      if (!wanted) return false
      if (wanted.kind === 'number') return sighting.text === wanted.text
      return likenessOf(wanted, sighting, this.#style) === 'same'
    })
  }

  #isLent({ field }: Wanted, { meanings }: Sighting): boolean {
    return meanings.some((meaning) => {
      if (meaning.field === 'other' || meaning.field === 'period') return false
      if (meaning.service !== undefined && meaning.service !== this.#bill.type) return false
      return mayStandFor(field, meaning.field)
    })
  }
}

const isOwn = (standing: Standing): boolean => standing === 'own' || standing === 'maybe-own'

/**
 * In a table of many bills: the line with the most values that occur in only one line, if it has at least two of them.
 */
const homeOf = (looks: readonly (readonly [Wanted, readonly Look[]])[]): number | null => {
  const counts = new Map<number, number>()
  for (const [, ofField] of looks) {
    const own = ofField.filter(
      ({ likeness, standing, sighting }) => likeness === 'same' && isOwn(standing) && sighting.isBelow,
    )
    const lines = new Set(own.map(({ sighting }) => sighting.line))
    const [line] = lines
    if (lines.size === 1 && line !== undefined) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const [best, next] = [...counts].toSorted((a, b) => b[1] - a[1])
  return best && best[1] >= 2 && best[1] > (next?.[1] ?? 0) ? best[0] : null
}

/** Looks up the values of a bill's record in the text of its PDF, page by page. */
export interface Detective {
  /** Returns false once the limits are reached, so that no further page is needed. */
  readonly read: (page: PageText) => boolean
  readonly conclude: (pages: number) => Detection
}

/**
 * `others` are the other records of the same bill, whose values may also be on it. `now` returns milliseconds. Reading
 * stops when `detectiveLimits` are reached.
 */
export const createDetective = (bill: Bill, others: readonly Bill[], now: () => number): Detective => {
  const numbers = wantedOf(bill).filter(({ kind }) => kind === 'number')
  const reader = new SightingReader(numbers)
  let letters = 0
  let spent = 0
  let pagesRead = 0
  let anyText = false
  return {
    read: (page) => {
      const size = page.runs.reduce((sum, { text }) => sum + text.length, 0)
      const { pages, letters: most, milliseconds } = detectiveLimits
      if (pagesRead >= pages || letters + size > most || spent > milliseconds) return false
      const start = now()
      letters += size
      pagesRead += 1
      anyText ||= page.runs.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
      reader.read(page)
      spent += now() - start
      return true
    },
    conclude: (pages) => {
      if (!anyText) return { kind: 'no-text' }
      const findings = new Investigation(bill, others, reader.sightings).findings()
      const isWhole = pagesRead >= pages
      const said = isWhole
        ? findings
        : findings.filter(({ state }) => state === 'found' || state === 'several')
      return { kind: 'checked', findings: said, pagesRead, pages }
    },
  }
}

/** All in one call, for tests and for callers that have the whole text. */
export const investigate = (
  bill: Bill,
  pages: readonly PageText[],
  others: readonly Bill[] = [],
  now: () => number = () => 0,
): Detection => {
  const detective = createDetective(bill, others, now)
  for (const page of pages) if (!detective.read(page)) break
  return detective.conclude(pages.length)
}
