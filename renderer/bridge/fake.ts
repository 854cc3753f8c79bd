import { fail, type Result } from '../../shared/errors/failure'
import type { RawBridge } from '../../shared/ipc/bridge'
import type { EventChannel, InvokeChannel } from '../../shared/ipc/channels'
import type { Events, Reply, Request } from '../../shared/ipc/contract'

/** What main would answer, by channel; a channel that is left out answers that something went wrong inside. */
export type Answers = {
  readonly [C in InvokeChannel]?: (request: Request<C>) => Result<Reply<C>> | Promise<Result<Reply<C>>>
}

export interface FakeBridge extends RawBridge {
  readonly emit: <E extends EventChannel>(event: E, payload: Events[E]) => void
  readonly calls: readonly { readonly channel: InvokeChannel; readonly request: unknown }[]
}

/** A working bridge for component tests: answers as given, hears calls, emits events. Values are cloned as on the real way. */
export const fakeBridge = (answers: Answers): FakeBridge => {
  const listeners = new Map<EventChannel, Set<(payload: unknown) => void>>()
  const calls: { channel: InvokeChannel; request: unknown }[] = []
  return {
    calls,
    invoke: async (channel, _callId, request) => {
      calls.push({ channel, request })
      const answer = answers[channel] as
        ((request: unknown) => Result<unknown> | Promise<Result<unknown>>) | undefined
      return structuredClone(
        answer ? await answer(request) : fail('internal', { detail: `no answer for ${channel}` }),
      )
    },
    abort: () => undefined,
    on: (event, listener) => {
      const those = listeners.get(event) ?? new Set()
      listeners.set(event, those.add(listener))
      return () => void those.delete(listener)
    },
    emit: (event, payload) => listeners.get(event)?.forEach((listener) => listener(structuredClone(payload))),
  }
}
