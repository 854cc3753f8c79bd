import type { SavedPdfs } from '../../../shared/domain/saved-pdfs'
import type { Failure } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'
import { count, counted } from '../../lib/numbers'
import { usePrivacy } from '../../lib/privacy'

const keptWords = ({ saved, kept }: SavedPdfs): string => {
  if (kept === 0) return ''
  if (saved === 0) return kept === 1 ? '; it was there already' : '; all were there already'
  return kept === 1 ? '; one of them was there already' : `; ${count(kept)} of them were there already`
}

/** `31 PDFs are in “May”; 3 of them were there already.` The place may be named after a customer. */
const savedWords = (result: SavedPdfs, isPrivate: boolean): string => {
  const all = result.saved + result.kept
  if (all === 0) return 'No PDF was saved.'
  const place = isPrivate ? 'saved' : `in “${result.savedTo}”`
  return `${counted(all, 'PDF')} ${all === 1 ? 'is' : 'are'} ${place}${keptWords(result)}.`
}

/** What was saved, and where unless privacy mode is on. */
export const SavedWords = ({ result }: { readonly result: SavedPdfs }) =>
  savedWords(
    result,
    usePrivacy(({ on }) => on),
  )

interface EndProps {
  readonly result: SavedPdfs | null
  /** What ended it early. */
  readonly stopped: Failure | null
}

/** How it ended, for whoever is elsewhere by then. */
export const PdfEndWords = ({ result, stopped }: EndProps) => {
  const isPrivate = usePrivacy(({ on }) => on)
  const notSaved = result === null ? 0 : result.untried + result.left.length
  const rest = notSaved === 0 ? '' : ` ${counted(notSaved, 'bill')} of the list without.`
  const why = stopped ? `${wordingOf(stopped).title} ` : ''
  return `${why}${result === null ? '' : savedWords(result, isPrivate)}${rest}`
}
