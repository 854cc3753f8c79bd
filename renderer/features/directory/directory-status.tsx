import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { wordingOf } from '../../../shared/errors/wording'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { notifyFailure } from '../../parts/notify-failure'
import { useDirectoryState } from '../../parts/use-directory-state'
import { useSaidAbove } from '../../parts/use-reach'
import { count, counted } from '../../lib/numbers'
import { ProgressBar } from '../../ui/progress-bar'
import { StatusWords } from '../../ui/status-words'
import { TimeAgo } from '../../ui/time-ago'
import classes from '../../ui/status-item.module.css'
import { stateWords } from './words'

const useDirectoryActions = () => {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (what: 'pause' | 'resume' | 'refresh') =>
      what === 'refresh'
        ? call('directory:refresh', {})
        : call('directory:pause', { paused: what === 'pause' }),
    onSuccess: (state) => queries.setQueryData(keys.directory, state),
    onError: notifyFailure,
  })
  return mutate
}

/** The progress of the directory, in the status bar: "12,431 of 100,000 read · 820/s · 2 min left". */
export const DirectoryStatus = () => {
  const state = useDirectoryState()
  const act = useDirectoryActions()
  const isSaid = useSaidAbove(state?.failure ?? null)
  if (!state) return null
  const { phase, total, read, left, listedAt, failure } = state
  const words = stateWords(state, isSaid)
  const unread = read < total ? ` · ${count(total - read)} could not be read` : ''
  const [first = '', ...rest] = words?.split(' · ') ?? [`${counted(total, 'profile')}${unread}`]
  const listed = words === null && listedAt && (
    <>
      listed <TimeAgo at={listedAt} />
    </>
  )
  const paused = phase === 'paused'
  const moving = phase === 'filling' || paused || phase === 'waiting'
  return (
    <span className={classes.status} data-phase={phase}>
      <StatusWords
        first={first}
        rest={listed ? [listed] : rest}
        endsInWords={phase === 'waiting'}
        title={failure && !isSaid ? `${words ?? ''}. ${wordingOf(failure).advice}` : (words ?? undefined)}
      />
      {moving && read < total && (
        <span className={classes.track}>
          <ProgressBar
            label="Profiles read"
            value={read}
            total={total}
            tone={phase === 'filling' ? 'moving' : 'waiting'}
          />
        </span>
      )}
      {(moving || left > 0) && (
        <button
          type="button"
          className={classes.button}
          aria-label={paused ? 'Resume reading' : 'Pause reading'}
          title={paused ? 'Resume reading' : 'Pause reading'}
          onClick={() => act(paused ? 'resume' : 'pause')}
        >
          {paused ? (
            <IconPlayerPlayFilled size={11} aria-hidden />
          ) : (
            <IconPlayerPauseFilled size={11} aria-hidden />
          )}
        </button>
      )}
      {(phase === 'idle' || phase === 'waiting') && (
        <button
          type="button"
          className={classes.button}
          aria-label="List all profiles again"
          title="List all profiles again, and refresh what is old"
          onClick={() => act('refresh')}
        >
          <IconRefresh size={12} aria-hidden />
        </button>
      )}
    </span>
  )
}
