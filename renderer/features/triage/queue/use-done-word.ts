import { useState } from 'react'
import type { Job } from '../../../../shared/domain/job'
import { jobWords, moverOf } from '../../../../shared/domain/status'
import { useEvent } from '../../../bridge/use-event'
import { useAttempts } from '../start-again/state'

export interface DoneWord {
  readonly profileId: number
  /** `Success`, or the words of another good end. */
  readonly words: string
}

interface Listed {
  readonly has: (profileId: number) => boolean
  /** Whether data is missing: only a reading of the bills shows whether a successful job has brought it. */
  readonly lacksData: (profileId: number) => boolean
}

/**
 * The last case of this queue whose job ended well. It is mentioned once, because it leaves the queue, or its group if
 * bills are still missing.
 */
export const useDoneWord = (listed: Listed) => {
  const [word, setWord] = useState<DoneWord | null>(null)
  const attempts = useAttempts()
  const isDone = ({ profileId, status, finished }: Job): boolean =>
    moverOf(status, finished) === 'nobody' &&
    !listed.lacksData(profileId) &&
    (listed.has(profileId) || attempts.has(profileId))
  useEvent('jobs:changed', ({ jobs }) => {
    const done = jobs.find(isDone)
    if (done) setWord({ profileId: done.profileId, words: jobWords(done.status, true) })
  })
  return { word, forget: () => setWord(null) }
}
