import { Button } from '@mantine/core'
import { shownText } from '../../shared/domain/shown-text'
import { pressOnce } from '../lib/press-once'
import { Notice } from '../ui/notice'

interface Props {
  /** Its name, where it is known. */
  readonly provider?: string | null
  readonly busy: boolean
  readonly onStart: () => void
  readonly onLeave: () => void
}

/** Asks before a single start at a provider that is on hold. */
export const HoldQuestion = ({ provider, busy, onStart, onLeave }: Props) => (
  <Notice
    title={`Job starts at ${provider ? shownText(provider) : 'this provider'} are on hold.`}
    actions={
      <>
        <Button autoFocus loading={busy} {...pressOnce(onStart)}>
          Start this one
        </Button>
        <Button variant="default" onClick={onLeave}>
          Leave it
        </Button>
      </>
    }
  >
    Most of its jobs fail at the moment; this one may as well.
  </Notice>
)
