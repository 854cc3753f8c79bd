/** One request that the API answered, or broke off: no bodies, so no secrets. */
interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  /** 0 where a fault ended it without a reply. */
  readonly status: number
  /** When it arrived, Unix milliseconds. */
  readonly time: number
  /** Common name of the client's certificate. */
  readonly client: string
}

export interface RequestLog {
  readonly add: (entry: LoggedRequest) => void
  /** The latest 10,000 at most, oldest first. */
  readonly entries: () => readonly LoggedRequest[]
  readonly clear: () => void
}

const kept = 10_000

export const requestLog = (): RequestLog => {
  let entries: LoggedRequest[] = []
  return {
    add: (entry) => {
      entries.push(entry)
      if (entries.length > 2 * kept) entries = entries.slice(-kept)
    },
    entries: () => entries.slice(-kept),
    clear: () => {
      entries = []
    },
  }
}
