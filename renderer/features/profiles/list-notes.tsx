import { Button } from '@mantine/core'
import { shownText } from '../../../shared/domain/shown-text'
import { failureOf } from '../../bridge/call'
import { counted } from '../../lib/numbers'
import { FailureNotice } from '../../parts/failure-notice'
import { useSaidAbove } from '../../parts/use-reach'
import type { LostScope } from './persisted-scope'
import type { ProfileList } from './profile-list'
import classes from './profiles-page.module.css'

interface Props {
  readonly list: ProfileList
  /** Remarks about the terms of the search. */
  readonly notes: readonly string[]
  readonly lost: LostScope | null
}

/** The sentences between the search and its rows. */
export const ListNotes = ({ list, notes, lost }: Props) => {
  const trouble = list.trouble() === null ? null : failureOf(list.trouble())
  const isSaid = useSaidAbove(trouble)
  return (
    <>
      {notes.length > 0 && (
        <p className={classes.notes} role="status">
          {notes.join(' ')}
        </p>
      )}
      {lost && (
        <p className={classes.notes} role="status">
          The list was narrowed to {counted(lost.count, 'profile')} (“{shownText(lost.name)}”), more than are
          kept for the next start. Now it shows all that the search finds.
        </p>
      )}
      {trouble !== null && !isSaid && (
        <div className={classes.notice}>
          <FailureNotice
            ofRead
            failure={trouble}
            actions={
              <Button variant="default" onClick={() => list.refresh(false)}>
                Try again
              </Button>
            }
          >
            The rows in view could not be read.
          </FailureNotice>
        </div>
      )}
    </>
  )
}
