import { bounded, mostInFull, shownPieces, shownText } from '../../shared/domain/shown-text'
import classes from './verbatim.module.css'

/**
 * A label, a tag or another text from outside. Its direction ends where it ends, and what nobody could see is a small
 * boxed mark. What is copied from it is the text itself.
 */
export const Verbatim = ({ text, most }: { readonly text: string; readonly most?: number }) => {
  const drawn = bounded(text, most)
  return (
    <bdi className={classes.verbatim} title={drawn === text ? undefined : shownText(text, mostInFull)}>
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
