import type { UnmatchedLines } from '../../../../shared/domain/bulk'
import type { Ids } from '../preview/use-draft'

/** The profiles on which an action works. */
export interface Selection {
  readonly ids: () => Ids
  readonly count: number
  /** How many of them are not in the list that is shown. */
  readonly elsewhere?: number
  /** Why more profiles may match than these, if all matching ones were selected; null if none may. */
  readonly missing?: { readonly asking: boolean; readonly unread: number } | null
  readonly clear: () => void
  /** The search in which it was made, as a text for people. */
  readonly text: string
  /** If that was a pasted list: its lines that stand for no profile. */
  readonly unmatched?: UnmatchedLines | null
}
