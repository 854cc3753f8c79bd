import { Loader, VisuallyHidden } from '@mantine/core'
import { wordingOf } from '../../../shared/errors/wording'
import { isListed } from '../../../shared/domain/directory'
import { useDirectoryState } from '../../parts/use-directory-state'
import { useUnread } from '../../parts/use-unread'
import { count, counted } from '../../lib/numbers'
import { StatusWords } from '../../ui/status-words'
import classes from './found.module.css'
import type { ListCounts } from './profile-list'
import type { Confirmed } from './use-confirmed'

interface Props {
  readonly searching: boolean
  readonly counts: ListCounts
  /** Profiles that may match once they have been read. */
  readonly unread: number
  /** Whether a search or a scope narrows the list. */
  readonly narrowed: boolean
  readonly confirmed: Confirmed
}

const Confirming = ({ confirmed }: { readonly confirmed: Confirmed }) => {
  switch (confirmed.state) {
    case 'none':
    case 'resting':
      return null
    case 'asking':
      return (
        <span className={classes.mark} title="The server’s own search is asked as well">
          <Loader size={9} aria-hidden /> confirming
        </span>
      )
    case 'done':
      return confirmed.added > 0 ? (
        <span className={classes.mark}>{count(confirmed.added)} of these came from the server</span>
      ) : null
    case 'failed':
      return (
        <span className={classes.mark} title={wordingOf(confirmed.failure).title}>
          not confirmed by the server
        </span>
      )
  }
}

/** How many profiles match out of how many, how many more may, and how many have left the list. */
export const Found = ({ searching, counts, unread, narrowed, confirmed }: Props) => {
  const known = useDirectoryState()
  const missing = useUnread()(unread)
  if (searching) return <Loader size={13} role="img" aria-label="Searching" />
  const { total, deleted } = counts
  const all = `${counted(total, 'profile')}${isListed(known) ? '' : ' so far'}`
  const first =
    narrowed && isListed(known) && known && known.total >= total
      ? `${count(total)} of ${count(known.total)}`
      : all
  const rest = [
    narrowed && unread > 0 && (missing === null ? 'not all read yet' : `${count(missing)} not read yet`),
    deleted > 0 && `${count(deleted)} deleted`,
  ]
  return (
    <>
      {/* Announced once; later additions are not announced. */}
      <VisuallyHidden role="status">{all} found</VisuallyHidden>
      <StatusWords first={first} rest={rest.filter((one) => one !== false)} />
      <Confirming confirmed={confirmed} />
    </>
  )
}
