import { piecesOf } from '../../../shared/domain/query'
import classes from './search-field.module.css'

/** The text of the search again, behind the field itself, to highlight what was understood as a filter. */
export const SearchMarks = ({ text }: { readonly text: string }) => {
  const pieces = piecesOf(text)
  return pieces.map(({ term, note, from, to }, at) => (
    <span key={from}>
      {text.slice(pieces[at - 1]?.to ?? 0, from)}
      <span className={note ? classes.doubted : term && term.field !== 'text' ? classes.filter : undefined}>
        {text.slice(from, to)}
      </span>
    </span>
  ))
}
