import type { FieldId } from './fields'
import type { Place } from './page-text'

export type FindingState = 'found' | 'several' | 'not-found' | 'different'

/** What the text of a PDF says about one value of its record. */
export interface Finding {
  readonly field: FieldId
  readonly state: FindingState
  /** The places of the value, or, for one that is different, of what is printed instead. At most `maxPlaces`. */
  readonly places: readonly Place[]
  /** For one that is different: what is printed instead. */
  readonly printed: string | null
}

/** More than anybody looks through. */
export const maxPlaces = 20

/**
 * `no-text`: a scan, or a PDF whose letters are drawn, so that nothing can be looked up. `checked` with fewer than all
 * pages read: a value that was not found may be on the other pages, so it is not among the findings.
 */
export type Detection =
  | { readonly kind: 'no-text' }
  | {
      readonly kind: 'checked'
      readonly findings: readonly Finding[]
      readonly pagesRead: number
      readonly pages: number
    }
