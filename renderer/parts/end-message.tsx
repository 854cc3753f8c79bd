import type { EndMessage } from '../../shared/domain/job'
import { count, counted } from '../lib/numbers'
import { Verbatim } from '../ui/verbatim'

/** Whether the message says anything besides the end of the job. */
export const tellsMore = ({ newRecords, existingRecords, tags }: EndMessage): boolean =>
  newRecords !== null || existingRecords !== null || (tags !== null && tags.length > 0)

const recordWords = ({ newRecords, existingRecords }: EndMessage): string =>
  [
    newRecords === null ? null : newRecords === 0 ? 'no new records' : counted(newRecords, 'new record'),
    existingRecords === null ? null : `${count(existingRecords)} before it`,
  ]
    .filter((part) => part !== null)
    .join(', ')

/** What only the message of a job's end says ("Notification Support"). */
export const EndMessageWords = ({ message }: { readonly message: EndMessage }) => {
  const records = recordWords(message)
  const tags = message.tags ?? []
  return (
    <>
      {records}
      {tags.length > 0 && (
        <>
          {records !== '' && ', '}tags then:{' '}
          {tags.map((tag, at) => (
            <span key={tag}>
              {at > 0 && ' · '}
              <Verbatim text={tag} />
            </span>
          ))}
        </>
      )}
    </>
  )
}
