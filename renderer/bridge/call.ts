import type { Failure } from '../../shared/errors/failure'
import { wordingOf } from '../../shared/errors/wording'
import type { RawBridge } from '../../shared/ipc/bridge'
import type { EventChannel, InvokeChannel } from '../../shared/ipc/channels'
import type { Events, Reply, Request } from '../../shared/ipc/contract'

declare global {
  interface Window {
    readonly api: RawBridge
  }
}

/** A failure as an error, so that queries and event handlers can tell it from a value. */
export class CallError extends Error {
  constructor(readonly failure: Failure) {
    super(wordingOf(failure).title)
    this.name = 'CallError'
  }
}

/** The failure of whatever was thrown. */
export const failureOf = (error: unknown): Failure =>
  error instanceof CallError ? error.failure : { code: 'internal' }

let bridge: RawBridge | undefined
/** Replaces the bridge of the preload, for component tests. */
export const useBridge = (other: RawBridge): void => {
  bridge = other
}
const current = (): RawBridge => (bridge ??= window.api)

/** Calls main. Rejects with a `CallError`; aborting the signal cancels the call in main too. */
export const call = async <C extends InvokeChannel>(
  channel: C,
  request: Request<C>,
  signal?: AbortSignal,
): Promise<Reply<C>> => {
  const callId = crypto.randomUUID()
  const abort = (): void => current().abort(callId)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    const result = await current().invoke(channel, callId, request)
    if (!result.ok) throw new CallError(result.error)
    return result.value as Reply<C>
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

/** Listens to an event of main; returns a function that stops it. */
export const listen = <E extends EventChannel>(
  event: E,
  listener: (payload: Events[E]) => void,
): (() => void) => current().on(event, (payload) => listener(payload as Events[E]))
