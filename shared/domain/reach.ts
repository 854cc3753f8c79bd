import type { Failure, FailureCode } from '../errors/failure'

/** Whether the server of the active connection can be reached, as far as the last exchange with it tells. */
export type Reach =
  | { readonly state: 'online' }
  | {
      readonly state: 'offline'
      /** Since when no exchange has succeeded: ISO 8601. */
      readonly since: string
      /** ISO 8601: when it is tried again; null while it is being tried. */
      readonly nextTry: string | null
      readonly reason: Failure
    }

/**
 * Failures that mean that the server cannot be reached. A refused certificate or a senseless answer, in contrast, came
 * from a server.
 */
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
