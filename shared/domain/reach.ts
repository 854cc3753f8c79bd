import type { Failure, FailureCode } from '../errors/failure'

/** Whether the server of the active connection can be reached, as far as the last exchange with it tells. */
export type Reach =
  | { readonly state: 'online' }
  | {
      readonly state: 'offline'
      /** ISO 8601: since when no exchange came about. */
      readonly since: string
      /** ISO 8601: when it is tried again; null while it is being tried. */
      readonly nextTry: string | null
      readonly reason: Failure
    }

/** The way to the server is cut. A certificate that is refused, or an answer that makes no sense, came from a server. */
const cutOff = new Set<FailureCode>([
  'unreachable',
  'name-not-found',
  'refused-connection',
  'proxy-unreachable',
  'proxy-refused',
])

/** Whether a failure says that the server was not reached at all. */
export const isCutOff = ({ code, detail }: Failure): boolean =>
  cutOff.has(code) || (code === 'timed-out' && detail === 'connecting')
