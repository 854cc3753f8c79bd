import type { Term } from '../../../shared/domain/query'

/** Profiles of which a search cannot tell because their bills, or their interval months, were not read. */
export interface UnreadRecords {
  readonly bills: number
  readonly months: number
}

const billFields: ReadonlySet<Term['field']> = new Set(['missing', 'late', 'lastbill', 'type'])
const monthFields: ReadonlySet<Term['field']> = new Set(['lastinterval'])

const profilesWords = (count: number): string =>
  count === 1 ? 'one profile' : `${count.toLocaleString('en-US')} profiles`

/** What is not known of records that were not read is no zero: said where a search asks for them. */
export const recordNotes = (terms: readonly Term[], { bills, months }: UnreadRecords): readonly string[] => {
  const asksFor = (fields: ReadonlySet<Term['field']>): boolean =>
    terms.some(({ field }) => fields.has(field))
  return [
    ...(bills > 0 && asksFor(billFields)
      ? [`The bills of ${profilesWords(bills)} have not been read: what is missing there is not known.`]
      : []),
    ...(months > 0 && asksFor(monthFields)
      ? [
          `The interval months of ${profilesWords(months)} have not been read: how far they reach is not known.`,
        ]
      : []),
  ]
}
