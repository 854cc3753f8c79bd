import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { counted } from '../../../lib/numbers'
import classes from '../traffic-page.module.css'

interface Props {
  readonly shown: number
  readonly isAll: boolean
  readonly newer: number
  readonly isFollowing: boolean
  readonly onHold: () => void
  readonly onFollow: () => void
}

/** How many requests are listed, and whether new ones are added. */
export const RequestsFoot = ({ shown, isAll, newer, isFollowing, onHold, onFollow }: Props) => (
  <footer className={classes.foot}>
    <span>{isAll ? counted(shown, 'request') : counted(shown, 'request matches', 'requests match')}</span>
    <span className={classes.following} role="status">
      {isFollowing ? 'New ones are added.' : `The list stands still: ${counted(newer, 'newer one')}.`}
    </span>
    <Button
      variant="light"
      size="compact-xs"
      title="F"
      leftSection={
        isFollowing ? <IconPlayerPause size={12} aria-hidden /> : <IconPlayerPlay size={12} aria-hidden />
      }
      onClick={isFollowing ? onHold : onFollow}
    >
      {isFollowing ? 'Stop' : 'Follow'}
    </Button>
  </footer>
)
