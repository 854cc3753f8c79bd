import type { NotificationsState } from '../../shared/domain/notification'
import { readQueue, type ReaderParts } from './reader'

/** The reading of the queue in the background, while it is switched on. */
export interface Listening {
  readonly state: () => NotificationsState
  readonly start: (options: { readonly delayMs: number; readonly deleting: boolean }) => void
  /** Resolves once the message being handled has been handled. */
  readonly stop: () => Promise<void>
}

interface ListeningParts extends Pick<ReaderParts, 'open' | 'receive' | 'pace'> {
  readonly onState: () => void
}

export const createListening = ({ open, receive, pace, onState }: ListeningParts): Listening => {
  let state: NotificationsState = { state: 'off' }
  let stopReading = async (): Promise<void> => undefined

  const enter = (next: NotificationsState): void => {
    if (state.state === next.state && next.state !== 'trouble') return
    state = next
    onState()
  }

  const tell: ReaderParts['tell'] = (trouble) =>
    enter(
      trouble
        ? { state: 'trouble', failure: trouble.failure, retryAt: new Date(trouble.retryAt).toISOString() }
        : { state: 'listening' },
    )

  return {
    state: () => state,
    start: ({ delayMs, deleting }) => {
      const stopping = new AbortController()
      state = { state: 'starting' }
      let ended = Promise.resolve()
      const timer = setTimeout(() => {
        ended = readQueue({ open, deleting, receive, tell, pace }, stopping.signal)
      }, delayMs)
      stopReading = async () => {
        clearTimeout(timer)
        stopping.abort()
        await ended
      }
    },
    stop: async () => {
      await stopReading()
      stopReading = async () => undefined
      state = { state: 'off' }
    },
  }
}
