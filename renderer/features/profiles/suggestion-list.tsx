import type { Suggestion } from '../../../shared/domain/directory'
import { counted } from '../../lib/numbers'
import { Kbd } from '../../ui/kbd'
import classes from './suggestion-list.module.css'

interface Props {
  readonly id: string
  readonly list: readonly Suggestion[]
  readonly at: number | null
  readonly onPick: (suggestion: Suggestion) => void
}

/** Completions below the field, which keeps the focus. */
export const SuggestionList = ({ id, list, at, onPick }: Props) => (
  <div className={classes['box']}>
    <ul id={id} role="listbox" aria-label="Completions" className={classes['list']}>
      {list.map((suggestion, index) => (
        <li
          key={suggestion.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={classes['option']}
          // Not on click: the field would lose the focus before it.
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(suggestion)
          }}
        >
          <span className={classes['insert']}>{suggestion.insert.trim()}</span>
          <span className={classes['detail']}>{suggestion.detail}</span>
          <span className={classes['count']}>
            {suggestion.count === null ? '' : counted(suggestion.count, 'profile')}
          </span>
        </li>
      ))}
    </ul>
    <p className={classes['hint']} aria-hidden>
      <Kbd>Tab</Kbd> takes {at === null ? 'the first' : 'it'} · <Kbd>↑ ↓</Kbd> choose · <Kbd>Esc</Kbd> closes
    </p>
  </div>
)
