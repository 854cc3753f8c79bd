import { CloseButton, Skeleton } from '@mantine/core'
import { shownText } from '../../../shared/domain/shown-text'
import { wordingOf } from '../../../shared/errors/wording'
import { failureOf } from '../../bridge/call'
import { FailureNotice } from '../../parts/failure-notice'
import { useSaidAbove } from '../../parts/use-reach'
import { Verbatim } from '../../ui/verbatim'
import { AddTag } from './add-tag'
import classes from './tags.module.css'
import { useTags } from './use-tags'

const NotRead = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const failure = failureOf(error)
  const { title, advice } = wordingOf(failure)
  const again = (
    <button type="button" className={classes.retry} onClick={onRetry}>
      Read the tags again
    </button>
  )
  // The banner at the top of the window already says why, and since when.
  if (useSaidAbove(failure)) return <p className={classes.unread}>Tags not read. {again}</p>
  return (
    <p className={classes.failed} role="alert" title={advice}>
      The tags could not be read: {title} {again}
    </p>
  )
}

/** The tags of a profile, which can be added and removed in place. */
export const Tags = ({ profileId }: { readonly profileId: number }) => {
  const { query, known, mutation } = useTags(profileId)
  if (query.isPending) return <Skeleton height={18} width={160} aria-label="Reading the tags" />
  if (query.isError && !query.data) {
    return <NotRead error={query.error} onRetry={() => void query.refetch()} />
  }
  const present = query.data
  const under = mutation.isPending ? mutation.variables : null
  return (
    <div className={classes.tags}>
      <ul className={classes.list} aria-label="Tags">
        {present.map((tag) => (
          <li
            key={tag}
            className={classes.tag}
            title={shownText(tag)}
            aria-busy={under?.change === 'remove' && under.name === tag}
          >
            <span className={classes.name}>
              <Verbatim text={tag} />
            </span>
            <CloseButton
              size={16}
              iconSize={11}
              aria-label={`Remove the tag ${shownText(tag)}`}
              disabled={mutation.isPending}
              onClick={() => mutation.mutate({ change: 'remove', name: tag })}
            />
          </li>
        ))}
      </ul>
      <AddTag
        present={present}
        known={known}
        busy={under?.change === 'add'}
        onAdd={(name) =>
          mutation.mutateAsync({ change: 'add', name }).then(
            () => true,
            () => false,
          )
        }
      />
      {mutation.isSuccess && mutation.data.isNew !== null && (
        <span className={classes.note} role="status">
          <Verbatim text={mutation.variables.name} />{' '}
          {mutation.data.isNew ? 'is a new tag.' : 'was known already.'}
        </span>
      )}
      {mutation.isError && <FailureNotice failure={failureOf(mutation.error)} />}
    </div>
  )
}
