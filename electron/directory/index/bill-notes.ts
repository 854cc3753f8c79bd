import type { Term } from '../../../shared/domain/query'

const billFields: ReadonlySet<Term['field']> = new Set(['missing', 'late', 'lastbill', 'type'])

/** What is not known of bills that were not read is no zero: said where a search asks for them. */
export const billNotes = (terms: readonly Term[], unread: number): readonly string[] =>
  unread > 0 && terms.some(({ field }) => billFields.has(field))
    ? [
        `The bills of ${unread === 1 ? 'one profile' : `${unread.toLocaleString('en-US')} profiles`} have not been read: what is missing there is not known.`,
      ]
    : []
