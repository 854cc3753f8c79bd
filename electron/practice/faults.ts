/** What goes wrong, for tests. Where something can break before or within the reply, `at` says which. */
type FaultKind =
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Nothing more comes; the connection stays open. */
  | { readonly kind: 'stall'; readonly at: 'headers' | 'body' }
  /** The connection is reset. */
  | { readonly kind: 'reset'; readonly at: 'headers' | 'body' }
  /** Half of the body, then a proper end of the connection. */
  | { readonly kind: 'truncate' }
  /** A page of a network's login portal, status 200. */
  | { readonly kind: 'portal' }
  /** This status in place of the reply. A text as `body` goes as a page. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly retryAfter?: string
      readonly body?: unknown
    }
  /** The true status and headers with this body. */
  | { readonly kind: 'body'; readonly body: string; readonly contentType?: string }
  /** These bytes (a character each) in place of the reply, then the end of the connection. */
  | { readonly kind: 'raw'; readonly bytes: string }
  /** Proper headers, then a byte now and then, for as long as the connection stands. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  /** As servers refuse a client's certificate: by closing without a word, or as nginx does, with a page of status 400. */
  | { readonly kind: 'certificate'; readonly as: 'close' | 'page' }

export type FaultRequest = FaultKind & {
  /** Any method where absent. */
  readonly method?: string
  /** A regular expression for the path, without the query; any path where absent. */
  readonly path?: string
  /** How many requests it strikes; 1 by default, 0 for all until it is cleared. */
  readonly times?: number
  /** The request is carried out before its reply is lost. Faults within the body always come after. */
  readonly done?: boolean
}

export interface Fault {
  readonly request: FaultRequest
  readonly done: boolean
}

export interface Faults {
  readonly add: (fault: FaultRequest) => void
  readonly clear: () => void
  /** The fault that strikes this request, if any; counts it. */
  readonly next: (method: string, path: string) => Fault | undefined
}

/** Whether it strikes within the reply, so that the request has been carried out. */
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
