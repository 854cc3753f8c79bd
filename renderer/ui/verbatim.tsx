import { bounded, maxCharactersInFull, shownPieces, shownText } from '../../shared/domain/shown-text'
import classes from './verbatim.module.css'

/**
 * A label, a tag or another text from outside. Its writing direction does not affect what follows, and invisible
 * characters are shown as small boxed marks. Copying gives the text itself.
 */
export const Verbatim = ({
  text,
  maxCharacters,
}: {
  readonly text: string
  readonly maxCharacters?: number
}) => {
  const drawn = bounded(text, maxCharacters)
  return (
    <bdi
      className={classes.verbatim}
      title={drawn === text ? undefined : shownText(text, maxCharactersInFull)}
    >
      {shownPieces(drawn).map(({ text: part, mark }, at) =>
        mark === null ? (
          part
        ) : (
          <span key={at} className={classes.mark} data-mark={mark.short} title={mark.name}>
            <span className={classes.hidden}>{part}</span>
          </span>
        ),
      )}
    </bdi>
  )
}
