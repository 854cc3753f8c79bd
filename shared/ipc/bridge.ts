import type { Result } from '../errors/failure'
import type { EventChannel, InvokeChannel } from './channels'

/** What the preload puts on `window.api`. Typed per channel by `renderer/bridge`, which is its only user. */
export interface RawBridge {
  readonly invoke: (channel: InvokeChannel, callId: string, request: unknown) => Promise<Result<unknown>>
  readonly abort: (callId: string) => void
  /** Returns a function that stops listening. */
  readonly on: (channel: EventChannel, listener: (payload: unknown) => void) => () => void
}
