/** One request that the API answered or broke off. Bodies are not logged, so that no secret is. */
interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  /** 0 if a fault ended it without a reply. */
  readonly status: number
  /** Time of arrival, Unix milliseconds. */
  readonly time: number
  /** Common name of the client's certificate. */
  readonly client: string
}

export interface RequestLog {
  readonly add: (entry: LoggedRequest) => void
  /** The latest entries, oldest first, at most 10,000. */
  readonly entries: () => readonly LoggedRequest[]
  /** Counts a change that was carried out in the world, whether or not its reply arrived. */
  readonly carriedOut: (change: string) => void
  /** How often each change was carried out. It has no limit, since a change takes only a line and a number. */
  readonly changes: () => ReadonlyMap<string, number>
  readonly clear: () => void
}

/**
 * A change in one line: its method and path, with the tag's name or the profile of a started job from its body. No
 * other body leaves a trace here.
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
