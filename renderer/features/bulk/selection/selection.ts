import type { UnmatchedLines } from '../../../../shared/domain/bulk'
import type { Ids } from '../preview/use-draft'

/** The profiles that something is to be done with. */
export interface Selection {
  readonly ids: () => Ids
  readonly count: number
  /** Of these, so many are not in the list that is shown. */
  readonly elsewhere?: number
  /** Why all that match, which were asked for, may be more than these; null where they are not. */
  readonly missing?: { readonly asking: boolean; readonly unread: number } | null
  readonly clear: () => void
  /** The search that it was made in, for people. */
  readonly text: string
  /** Where that is a pasted list: its lines that stand for no profile. */
  readonly unmatched?: UnmatchedLines | null
}
