import type { FieldId } from '../../shared/detective/fields'
import type { Bill } from '../../shared/domain/bill'

/** The name and the value of a field of the record, as a finding shows them. */
export interface CheckedWords {
  /** `Bill date`. */
  readonly name: string
  /** `$212.47`. */
  readonly value: string
  /** Whether it tells who the customer is, and is therefore blurred in privacy mode. */
  readonly private: boolean
}

/** The record with which a PDF is compared. */
export interface PdfCheck {
  readonly bill: Bill
  /** The other records of the same bill: a value on the PDF may be theirs. */
  readonly others: readonly Bill[]
  readonly words: Readonly<Partial<Record<FieldId, CheckedWords>>>
}
