import type { ConnectionsView } from '../../../../shared/domain/connection'
import type { Reach } from '../../../../shared/domain/reach'
import { localTime } from '../../../lib/time'

/** Whether the connection in use works at the moment. */
export interface Standing {
  /** Calls can be made, and the last one reached the server. */
  readonly ready: boolean
  /** What to show beside "in use"; null if there is no problem. */
  readonly trouble: string | null
  /** The same in full, with the time if it is known. */
  readonly troubleInFull: string | null
}

const standingAs = (trouble: string, troubleInFull = trouble): Standing => ({
  ready: false,
  trouble,
  troubleInFull,
})

export const standingOf = ({ ready }: Pick<ConnectionsView, 'ready'>, reach: Reach | undefined): Standing => {
  if (!ready) return standingAs('not connected')
  if (reach?.state === 'offline') {
    const since = localTime(reach.since)
    return standingAs('out of reach', since === null ? undefined : `out of reach since ${since}`)
  }
  return { ready: true, trouble: null, troubleInFull: null }
}
