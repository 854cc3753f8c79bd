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
  /** Counts a change that the world took on, whatever became of its reply. */
  readonly carriedOut: (change: string) => void
  /** How often each change was carried out: all of them, however many, since each is a line and a number. */
  readonly changes: () => ReadonlyMap<string, number>
  readonly clear: () => void
}

/**
 * A change in one line: method and path, and what its body alone says: the tag's name, the profile of a job's start.
 * No value of any other body.
 */
export const changeOf = (
  method: string,
  path: string,
  body: Readonly<Record<string, unknown>> | undefined,
): string => {
  const named = path.endsWith('/tags/') ? body?.['name'] : path.endsWith('/jobs/') ? body?.['profile_id'] : ''
  const what = typeof named === 'string' || typeof named === 'number' ? String(named) : ''
  return what === '' ? `${method} ${path}` : `${method} ${path} ${what}`
}

const maxEntries = 10_000

export const requestLog = (): RequestLog => {
  let entries: LoggedRequest[] = []
  const changes = new Map<string, number>()
  return {
    add: (entry) => {
      entries.push(entry)
      if (entries.length > 2 * maxEntries) entries = entries.slice(-maxEntries)
    },
    entries: () => entries.slice(-maxEntries),
    carriedOut: (change) => void changes.set(change, (changes.get(change) ?? 0) + 1),
    changes: () => changes,
    clear: () => {
      entries = []
      changes.clear()
    },
  }
}
