import type { EventChannel } from '../../shared/ipc/channels'
import type { Events } from '../../shared/ipc/contract'

/** Tells the page something it did not ask for. */
export type Emit = <E extends EventChannel>(event: E, payload: Events[E]) => void
