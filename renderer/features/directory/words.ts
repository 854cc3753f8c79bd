import type { DirectoryState } from '../../../shared/domain/directory'
import { wordingOf } from '../../../shared/errors/wording'
import { count, counted } from '../../lib/numbers'
import { leftWords, rateWords } from '../../lib/pace-words'

/** The progress of reading: profiles read for the first time, or else how many are being read again. */
const progressWords = ({ total, read, left }: DirectoryState): string => {
  if (read < total) return `${count(read)} of ${count(total)} read`
  return left > 0 ? `Reading ${count(left)} again` : 'All read'
}

/** What is known while nothing can be read. Without a list there is nothing to count. */
const heldWords = ({ total, read, listedAt }: DirectoryState): string => {
  if (total === 0 && listedAt === null) return 'Profiles not listed yet'
  if (listedAt === null && read === total) return `${counted(total, 'profile')} so far, not all listed yet`
  return read < total ? `${count(read)} of ${count(total)} read` : counted(total, 'profile')
}

/**
 * What the directory is doing, in a line; null if there is nothing to say. `isSaid`: another part of the window already
 * says why it waits.
 */
export const stateWords = (state: DirectoryState, isSaid = false): string | null => {
  const { phase, total, left, rate, secondsLeft, failure } = state
  switch (phase) {
    case 'opening':
      return 'Loading the stored list'
    case 'listing':
      return total === 0 ? 'Listing all profiles' : `Listing all profiles · ${count(total)} known`
    case 'filling':
      if (total === state.read && left === 0) return progressWords(state)
      return [
        progressWords(state),
        rate > 0 && `${rateWords(rate)}/s`,
        secondsLeft !== null && leftWords(secondsLeft),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'waiting':
      return `${heldWords(state)} · waiting to try again${failure && !isSaid ? `: ${wordingOf(failure).title}` : ''}`
    case 'paused':
      return left > 0 || state.listedAt === null ? `${heldWords(state)} · paused` : 'Reading is paused'
    case 'idle':
      return null
  }
}
