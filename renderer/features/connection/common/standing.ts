import type { ConnectionsView } from '../../../../shared/domain/connection'
import type { Reach } from '../../../../shared/domain/reach'
import { localTime } from '../../../lib/time'

/** How the connection in use stands at the moment. */
export interface Standing {
  /** Calls can be made, and the server was reached by the last one. */
  readonly ready: boolean
  /** What is to be said beside "in use": null while there is nothing. */
  readonly trouble: string | null
  /** The same with all that is known of it. */
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
