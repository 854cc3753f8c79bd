import type { Failure } from '../../../shared/errors/failure'

/** There is no connection, so that nothing of a request can have left. Carried as an error through undici only. */
export class ConnectError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}
