import { useState } from 'react'
import { jobWords, moverOf } from '../../../../shared/domain/status'
import { useEvent } from '../../../bridge/use-event'
import { useAttempts } from '../start-again/state'

export interface DoneWord {
  readonly profileId: number
  /** `Success`, or the words of another good end. */
  readonly words: string
}

/** The last case of this queue whose job ended well: it leaves the queue, and is mentioned once. */
export const useDoneWord = (isListed: (profileId: number) => boolean) => {
  const [word, setWord] = useState<DoneWord | null>(null)
  const attempts = useAttempts()
  useEvent('jobs:changed', ({ jobs }) => {
    const done = jobs.find(
      ({ profileId, status, finished }) =>
        moverOf(status, finished) === 'nobody' && (isListed(profileId) || attempts.has(profileId)),
    )
    if (done) setWord({ profileId: done.profileId, words: jobWords(done.status, true) })
  })
  return { word, forget: () => setWord(null) }
}
