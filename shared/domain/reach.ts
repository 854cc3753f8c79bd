import type { Failure } from '../errors/failure'

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
