import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { UnrecognisedReason } from '../../../../shared/domain/notification'
import { call, failureOf } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { TimeAgo } from '../../../ui/time-ago'
import { FailureNotice } from '../../../parts/failure-notice'
import { useAction } from '../common/use-action'
import classes from './notifications.module.css'

const words: Record<UnrecognisedReason, string> = {
  'not-json': 'Not JSON',
  'not-the-form': 'Not of the documented form',
  'other-app': 'Of another application',
}

/** The messages that this console does not understand, as they came. They are read again when `count` changes. */
export const UnrecognisedList = ({ count }: { readonly count: number }) => {
  const queries = useQueryClient()
  const discarding = useAction()
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: keys.unrecognised(count),
    queryFn: ({ signal }) => call('notifications:unrecognised', {}, signal),
    placeholderData: (before) => before,
  })
  const discard = (id: string): void =>
    discarding.run(
      () => call('notifications:discard', { id }),
      (left) => left && queries.setQueryData(keys.unrecognised(count - 1), left),
    )
  return (
    <div className={classes.stack}>
      <p className={classes.text}>
        <strong>{count === 1 ? 'One message was' : `${count} messages were`} set aside.</strong> They do not
        report the end of a job in the form of the API document. They stay in the queue as well.
      </p>
      {data && !isPlaceholderData && data.length < count && (
        <p className={classes.text}>
          {data.length === 1
            ? `The newest of ${count} is listed: discard it to see the others.`
            : `The newest ${data.length} of ${count} are listed: discard some to see the others.`}
        </p>
      )}
      {error && <FailureNotice standing withDetail failure={failureOf(error)} />}
      {discarding.failure && <FailureNotice withDetail failure={discarding.failure} />}
      <ul className={classes.unrecognised} aria-label="Messages set aside">
        {data?.map(({ id, at, reason, body }) => (
          <li className={classes.message} key={id}>
            <div className={classes.line}>
              <span className={classes.reason}>{words[reason]}</span>
              <span className="lc-muted">
                <TimeAgo at={at} />
              </span>
              <Button
                className={classes.last}
                variant="default"
                disabled={discarding.pending}
                onClick={() => discard(id)}
              >
                Discard
              </Button>
            </div>
            <pre className={classes.body}>{body === '' ? '(empty)' : body}</pre>
          </li>
        ))}
      </ul>
    </div>
  )
}
