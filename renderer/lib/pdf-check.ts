import type { FieldId } from '../../shared/detective/fields'
import type { Bill } from '../../shared/domain/bill'

/** How a value of the record is called and written where its finding is told. */
export interface CheckedWords {
  /** `Bill date`. */
  readonly name: string
  /** `$212.47`. */
  readonly value: string
  /** Tells who the customer is: blurred in privacy mode. */
  readonly private: boolean
}

/** The record that a PDF is compared with. */
export interface PdfCheck {
  readonly bill: Bill
  /** The other records of the same bill: what stands on its PDF may be theirs. */
  readonly others: readonly Bill[]
  readonly words: Readonly<Partial<Record<FieldId, CheckedWords>>>
}
