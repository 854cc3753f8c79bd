import { tagColourNames, TagChip } from '../../parts/tag-chip'
import classes from './colour-choice.module.css'

interface Props {
  readonly name: string
  readonly colour: number | null
  readonly onChoose: (colour: number | null) => void
}

/** The colours that a tag can have, each shown on the tag. */
export const ColourChoice = ({ name, colour, onChoose }: Props) => (
  <fieldset className={classes.colours}>
    <legend className={classes.legend}>Colour</legend>
    {[null, ...tagColourNames.keys()].map((place) => {
      const word = place === null ? 'None' : (tagColourNames[place] ?? '')
      return (
        <label key={word} className={classes.choice}>
          <input
            type="radio"
            name="tag-colour"
            className={classes.radio}
            aria-label={word}
            checked={colour === place}
            onChange={() => onChoose(place)}
          />
          <TagChip name={name} colour={place} />
          <span className={classes.word}>{word}</span>
        </label>
      )
    })}
  </fieldset>
)
