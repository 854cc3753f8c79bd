import type { Exchange } from '../../domain/traffic'
import { call } from '../call'
import { nothing } from '../fields'

export const trafficCalls = {
  /** The last requests of the connection, the newest first: those that are kept in memory since it was opened. */
  'traffic:requests': call<{ readonly requests: readonly Exchange[] }>()(nothing),
}
