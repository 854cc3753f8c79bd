import { Button } from '@mantine/core'
import { counted } from '../../../lib/numbers'
import { useUnread } from '../../../parts/use-unread'
import { FloatingDialog } from '../dialogs/floating-dialog'
import type { Selection } from './selection'
import classes from './selection-bar.module.css'

interface Props {
  readonly selection: Selection
  readonly onGoOn: () => void
  readonly onClose: () => void
}

/**
 * Asks what to do if all matching profiles were selected, but more of them may exist than are known: an action now
 * would only reach a part. If only the server's answer is missing there is nothing to decide, and the action continues
 * by itself.
 */
export const MissingQuestion = ({ selection, onGoOn, onClose }: Props) => {
  const { count, elsewhere = 0, missing } = selection
  const matching = count - elsewhere
  const unread = missing?.unread ?? 0
  const now = useUnread()(unread)
  return (
    <FloatingDialog title="All that match?" onClose={onClose}>
      <p className={classes.missing} role="status">
        {counted(matching, 'profile')} {matching === 1 ? 'is' : 'are'} known to match
        {elsewhere > 0 &&
          `; ${counted(elsewhere, 'other')} ${elsewhere === 1 ? 'is' : 'are'} selected as well`}
        . {missing?.asking && 'The search is still being answered. '}
        {unread > 0 &&
          `${now === null ? 'Profiles' : counted(now, 'profile')} not read yet may match as well.`}
      </p>
      <div className={classes.choices}>
        <Button variant="default" data-autofocus autoFocus onClick={onClose}>
          Cancel
        </Button>
        <Button variant="default" disabled={count === 0} onClick={onGoOn}>
          Continue with {counted(count, 'profile')}
        </Button>
        <span className="lc-muted">Or wait: it continues by itself once they have been read.</span>
      </div>
    </FloatingDialog>
  )
}
