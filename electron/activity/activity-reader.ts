import { chunk } from 'es-toolkit/array/chunk'
import type {
  ActivityCount,
  ActivityFilter,
  LogCheck,
  LogHead,
  LoggedLine,
} from '../../shared/domain/activity'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { ActivityProof, Store } from '../store/store'
import type { Anchor } from './anchor'
import type { ActivityLog } from './activity-log'
import { createActivitySearch } from './activity-search'
import type { Head } from '../store/chain'
import { exportEnd, exportLines, exportStart } from './export-file'

/** What a person can ask of the log: its lines, a file of them, and whether it is intact. */
export interface ActivityReader {
  readonly count: (filter: ActivityFilter, signal: AbortSignal) => Promise<Result<ActivityCount>>
  /** `from` counts the lines that fit, from the oldest (0). */
  readonly lines: (
    filter: ActivityFilter,
    from: number,
    count: number,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly lines: readonly (LoggedLine | null)[] }>>
  /** The file's bytes: export-file.ts. */
  readonly file: (
    filter: ActivityFilter,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly bytes: Uint8Array; readonly lines: number; readonly head: LogHead }>>
  /** The last check, or a new one. */
  readonly check: (again: boolean) => Promise<Result<LogCheck>>
  /** Must be called after each line that is added. */
  readonly added: (head: Head) => void
  /** Must be called after a profile was forgotten. */
  readonly forgotten: () => void
  readonly close: () => void
}

export interface ActivityReaderParts {
  readonly store: Pick<Store, 'activity'>
  readonly log: Pick<ActivityLog, 'check' | 'flush'>
  readonly readAnchor: Anchor['read']
  /** Called at most four times a second. */
  readonly emit: (head: LogHead) => void
  readonly now: () => Date
}

const tellMs = 250
/** Lines per message while a file is made, so that main can serve other calls in between. */
const maxAtOnce = 1_000

const lineOf = (proof: ActivityProof | null): LoggedLine | null =>
  proof && { ...proof.line, personal: proof.part?.personal ?? null }

/** The filter without its empty fields, so that there is only one filter that means "everything". */
const tidy = (filter: ActivityFilter): ActivityFilter => {
  const text = filter.text?.trim()
  const given = Object.entries({ ...filter, text: text === '' ? undefined : text })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

export const createActivityReader = (parts: ActivityReaderParts): ActivityReader => {
  const { store, log, readAnchor, emit, now } = parts
  const search = createActivitySearch(store)
  let checked: LogCheck | null = null
  let latest: Head | null = null
  let timer: NodeJS.Timeout | null = null

  const check = async (): Promise<Result<LogCheck>> => {
    // What waits to be anchored is anchored first: a line that is added meanwhile would lie beyond the anchor otherwise.
    await log.flush()
    const anchored = await readAnchor()
    if (!anchored.ok) return anchored
    const found = await log.check(anchored.value)
    if (found.ok) checked = found.value
    return found
  }

  return {
    count: async (filter, signal) => {
      const found = await search.find(tidy(filter), signal)
      if (!found.ok) return found
      const { seqs, head, searchedFrom } = found.value
      return ok({ total: seqs.length, head, searchedFrom })
    },
    lines: async (filter, from, count, signal) => {
      const found = await search.find(tidy(filter), signal)
      if (!found.ok) return found
      const proofs = await store.activity.proofs(found.value.seqs.slice(from, from + count))
      return proofs.ok ? ok({ lines: proofs.value.map(lineOf) }) : proofs
    },
    file: async (filter, signal) => {
      const wanted = tidy(filter)
      const found = await search.find(wanted, signal)
      if (!found.ok) return found
      const { head } = found.value
      // Lines that were added since the head was read belong to the next file.
      const seqs = found.value.seqs.filter((seq) => seq <= head.count)
      const pieces = [Buffer.from(exportStart())]
      let lines = 0
      for (const some of chunk(seqs, maxAtOnce)) {
        if (signal.aborted) return fail('cancelled')
        const proofs = await store.activity.proofs(some)
        if (!proofs.ok) return proofs
        // A line that cannot be opened is left out: checking the file will report it as missing.
        const opened = proofs.value.filter((proof) => proof !== null)
        pieces.push(Buffer.from(exportLines(opened)))
        lines += opened.length
      }
      const extent = Object.keys(wanted).length === 0 ? 'whole' : 'part'
      pieces.push(Buffer.from(exportEnd({ head, extent, lines, at: now().toISOString() }, wanted)))
      return ok({ bytes: Buffer.concat(pieces), lines, head })
    },
    check: async (again) => (checked && !again ? ok(checked) : check()),
    added: (head) => {
      latest = head
      timer ??= setTimeout(() => {
        timer = null
        if (latest) emit(latest)
      }, tellMs)
    },
    forgotten: search.forgotten,
    close: () => {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
