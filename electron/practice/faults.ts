/** Faults that tests can cause. If a reply can break before it begins or within its body, `at` says which. */
type FaultKind =
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Nothing more is sent, and the connection stays open. */
  | { readonly kind: 'stall'; readonly at: 'headers' | 'body' }
  /** The connection is reset. */
  | { readonly kind: 'reset'; readonly at: 'headers' | 'body' }
  /** Half of the body is sent, and then the connection is closed properly. */
  | { readonly kind: 'truncate' }
  /** The page of a network's login portal, with status 200. */
  | { readonly kind: 'portal' }
  /** This status instead of the reply. A `body` that is a text is sent as an HTML page. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter?: string
      readonly body?: unknown
    }
  /** The true status and headers, with this body. */
  | { readonly kind: 'body'; readonly body: string; readonly contentType?: string }
  /** These bytes (one for each character) instead of the reply, and then the connection is closed. */
  | { readonly kind: 'raw'; readonly bytes: string }
  /** Proper headers, and then a byte now and then for as long as the connection is open. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  /**
   * The two ways in which servers refuse a client certificate: they close the connection without a word, or send a page
   * with status 400 as nginx does.
   */
  | { readonly kind: 'certificate'; readonly as: 'close' | 'page' }

export type FaultRequest = FaultKind & {
  /** Any method if absent. */
  readonly method?: string
  /** A regular expression for the path without its query. Any path if absent. */
  readonly path?: string
  /** How many requests the fault applies to: 1 by default, 0 for all until it is cleared. */
  readonly times?: number
  /** Whether the request is carried out before its reply is lost. With faults within the body it always is. */
  readonly done?: boolean
}

export interface Fault {
  readonly request: FaultRequest
  readonly done: boolean
}

export interface Faults {
  readonly add: (fault: FaultRequest) => void
  readonly clear: () => void
  /** The fault for this request, if any; counts it as used. */
  readonly next: (method: string, path: string) => Fault | undefined
}

/** Whether the fault breaks the reply's body, so that the request has always been carried out. */
export const alwaysDone = (fault: FaultRequest): boolean =>
  fault.kind === 'delay' ||
  fault.kind === 'truncate' ||
  fault.kind === 'drip' ||
  fault.kind === 'body' ||
  ('at' in fault && fault.at === 'body')

export const createFaults = (): Faults => {
  let waiting: { readonly fault: FaultRequest; readonly pattern: RegExp; left: number }[] = []
  return {
    add: (fault) => {
      waiting.push({ fault, pattern: new RegExp(fault.path ?? ''), left: fault.times ?? 1 })
    },
    clear: () => {
      waiting = []
    },
    next: (method, path) => {
      const hit = waiting.find(
        ({ fault, pattern }) => (fault.method ?? method) === method && pattern.test(path),
      )
      if (!hit) return undefined
      if (hit.left === 1) waiting = waiting.filter((each) => each !== hit)
      else if (hit.left > 1) hit.left--
      return { request: hit.fault, done: hit.fault.done ?? alwaysDone(hit.fault) }
    },
  }
}
