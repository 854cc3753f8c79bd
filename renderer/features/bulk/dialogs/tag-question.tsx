import { Button } from '@mantine/core'
import { shownText } from '../../../../shared/domain/shown-text'
import type { TagDoubt } from '../../../parts/tag-name'
import { InView } from '../../../ui/in-view'
import classes from './tag-dialog.module.css'

interface Props {
  readonly doubt: TagDoubt
  /** The tag as it was typed. */
  readonly name: string
  readonly onTake: (tag: string) => void
}

/** Asks about a new tag that is probably a mistake. The likely answer has the focus, so that Enter takes it. */
export const TagQuestion = ({ doubt, name, onTake }: Props) => (
  <InView>
    <div className={classes.question} role="alert">
      <span>{doubt.reason}</span>
      {doubt.kind === 'question' && (
        <>
          <Button size="compact-xs" autoFocus onClick={() => onTake(doubt.instead)}>
            Use “{shownText(doubt.instead)}”
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => onTake(name)}>
            Use as typed
          </Button>
        </>
      )}
    </div>
  </InView>
)
