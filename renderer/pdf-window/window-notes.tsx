import { failureOf } from '../bridge/call'
import { FailureNotice } from '../parts/failure-notice'
import { Notice } from '../ui/notice'
import classes from './pdf-window.module.css'

interface Props {
  readonly profileId: number
  readonly isGone: boolean
  /** The record is not among those that were read last. */
  readonly isOld: boolean
  /** Why the profile and its records could not be read again; null if they could. */
  readonly error: Error | null
  readonly retry: () => void
}

/** Says above the PDF why what stands there may not be what is so now. */
export const WindowNotes = ({ profileId, isGone, isOld, error, retry }: Props) => {
  if (!isGone && !isOld && !error) return null
  return (
    <div className={classes.notes}>
      {error && (
        <FailureNotice standing ofRead failure={failureOf(error)} retry={retry}>
          The label and the values here may be old: they could not be read again.
        </FailureNotice>
      )}
      {isGone && (
        <Notice tone="trouble" title={`Profile ${profileId} no longer exists.`}>
          It was deleted, here or by someone else. What is shown here is from before.
        </Notice>
      )}
      {isOld && !isGone && (
        <Notice title="This record is no longer among the profile’s bills.">
          They were read again, and it was not there or could not be told from another. What is shown here is
          from before.
        </Notice>
      )}
    </div>
  )
}
