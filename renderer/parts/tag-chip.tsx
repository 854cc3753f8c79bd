import { shownText } from '../../shared/domain/shown-text'
import classes from './tag-chip.module.css'
import { Verbatim } from '../ui/verbatim'

/** The names of the tag colours, in the order of their places. */
export const tagColourNames = ['Blue', 'Teal', 'Green', 'Olive', 'Orange', 'Red', 'Pink', 'Violet'] as const

interface Props {
  readonly name: string
  /** Place in the palette; null for none. */
  readonly colour?: number | null
  /** Takes the room there is, in one line or in several, instead of what leaves some to the others beside it. */
  readonly room?: 'line' | 'lines'
}

/** A tag wherever it is shown. Its colour helps to find it again and says nothing by itself. */
export const TagChip = ({ name, colour = null, room }: Props) => (
  <span className={classes.chip} data-colour={colour ?? undefined} data-room={room} title={shownText(name)}>
    <Verbatim text={name} />
  </span>
)
