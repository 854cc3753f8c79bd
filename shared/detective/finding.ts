import type { FieldId } from './fields'
import type { Place } from './page-text'

export type FindingState = 'found' | 'several' | 'not-found' | 'different'

/** What the text of a PDF says of one value of its record. */
export interface Finding {
  readonly field: FieldId
  readonly state: FindingState
  /** Where it stands; of one that is different, what stands there instead. At most `maxPlaces` of them. */
  readonly places: readonly Place[]
  /** Of one that is different: what stands there, as it is printed. */
  readonly printed: string | null
}

/** More than anybody looks through. */
export const maxPlaces = 20

/**
 * `no-text`: a scan, or a PDF whose letters are drawn: nothing can be looked up. `checked` with less than all pages read:
 * what was not found may stand on the others, so that it is not among the findings.
 */
export type Detection =
  | { readonly kind: 'no-text' }
  | {
      readonly kind: 'checked'
      readonly findings: readonly Finding[]
      readonly pagesRead: number
      readonly pages: number
    }
