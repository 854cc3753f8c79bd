import { CloseButton } from '@mantine/core'
import type { KnownTag } from '../../../../shared/domain/directory'
import { shownText } from '../../../../shared/domain/shown-text'
import { TagChip } from '../../../parts/tag-chip'
import classes from './tag-dialog.module.css'

interface Props {
  readonly chosen: readonly string[]
  readonly known: readonly KnownTag[]
  readonly onRemove: (tag: string) => void
}

/** The tags chosen so far, if there are several. */
export const TagsChosen = ({ chosen, known, onRemove }: Props) =>
  chosen.length > 0 && (
    <ul className={classes.chosen} aria-label="Chosen tags">
      {chosen.map((tag) => (
        <li key={tag}>
          <TagChip name={tag} colour={known.find(({ name }) => name === tag)?.colour ?? null} />
          <CloseButton
            size={16}
            iconSize={11}
            aria-label={`Leave out ${shownText(tag)}`}
            onClick={() => onRemove(tag)}
          />
        </li>
      ))}
    </ul>
  )
