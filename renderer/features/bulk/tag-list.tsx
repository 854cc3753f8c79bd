import { counted } from '../../lib/numbers'
import { TagChip } from '../../ui/tag-chip'
import { nameOf, type TagChoice } from './tag-choices'
import classes from './tag-list.module.css'

interface Props {
  readonly id: string
  readonly choices: readonly TagChoice[]
  readonly at: number | null
  /** Said where nothing fits. */
  readonly empty: string
  readonly onPick: (index: number) => void
}

/** The tags that fit what was typed. The field keeps the focus. */
export const TagList = ({ id, choices, at, empty, onPick }: Props) => (
  <>
    <ul id={id} role="listbox" aria-label="Tags that fit" className={classes['list']}>
      {choices.map((choice, index) => (
        <li
          key={`${choice.kind} ${nameOf(choice)}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={classes['option']}
          // Not on click: the field would lose the focus before it.
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(index)
          }}
        >
          {choice.kind === 'known' ? (
            <>
              {choice.tag.colour === null ? (
                <span className={classes['name']}>{choice.tag.name}</span>
              ) : (
                <TagChip name={choice.tag.name} colour={choice.tag.colour} />
              )}
              <span className="lc-num">{counted(choice.tag.count, 'profile')}</span>
            </>
          ) : (
            <>
              <span className={classes['name']}>“{choice.name}”</span>
              <span>new tag</span>
            </>
          )}
        </li>
      ))}
    </ul>
    {choices.length === 0 && <p className={classes['empty']}>{empty}</p>}
  </>
)
