import { packBills } from '../../shared/coverage/packed'
import type { Bill } from '../../shared/domain/bill'
import type { BillChange } from '../../shared/domain/bill-change'
import { ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import { createReadings } from '../lib/readings'
import type { CallOptions } from '../link/call-options'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'

/** Lists of bills and their PDFs. What a profile had before is kept, to show which bills are new. */
export interface BillRecords {
  readonly list: (
    profileId: number,
    jobId: string | undefined,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly bills: readonly Bill[]; readonly newBillIds: readonly string[] }>>
  /** Reads and stores the list in the background, when nobody waits for it. */
  readonly refresh: (profileId: number, signal: AbortSignal) => Promise<Result<void>>
  /** What changed in records from one reading to the next, the newest first. */
  readonly changes: (profileId: number) => Promise<Result<readonly BillChange[]>>
  /** From the sealed cache, or otherwise from the API. */
  readonly pdf: (profileId: number, billId: string, options: CallOptions) => Promise<Result<Uint8Array>>
}

const idsOf = (bills: readonly Bill[]): readonly string[] => bills.flatMap(({ billId }) => billId ?? [])

/** Bills are new only beside a list from before; without one, none is. */
const withNew = (bills: readonly Bill[], known: ReadonlySet<string> | null) =>
  ok({
    bills,
    newBillIds: known ? [...new Set(idsOf(bills))].filter((id) => !known.has(id)) : [],
  })

export const createBillRecords = (
  link: Pick<LinkClient, 'bills'>,
  store: Pick<Store, 'bills' | 'files'>,
  directory: Pick<Directory, 'billsRead' | 'isGone' | 'forgettingOf'>,
  now: () => Date,
): BillRecords => {
  /** The bills of each profile from before this console was opened. Any other bill counts as new until it is closed. */
  const before = new Map<number, ReadonlySet<string>>()
  const readings = createReadings()

  /** Asked before a read of it: whether it has disappeared since. One that was forgotten may have been read anew by then. */
  const goneSince = (profileId: number): (() => boolean) => {
    const isForgotten = directory.forgettingOf(profileId)
    return () => isForgotten() || directory.isGone(profileId)
  }

  const knownBefore = async (profileId: number): Promise<ReadonlySet<string> | null> => {
    const known = before.get(profileId)
    if (known) return known
    const stored = await store.bills.listOf(profileId)
    if (!stored.ok || !stored.value) return null
    const ids = new Set(idsOf(stored.value.bills))
    before.set(profileId, ids)
    return ids
  }

  /**
   * Called in the background. The earlier bills are only worth the memory if some of the new list are not among them:
   * those stay new until a person has looked at them.
   */
  const rememberBefore = async (profileId: number, bills: readonly Bill[]): Promise<void> => {
    if (before.has(profileId)) return
    const stored = await store.bills.listOf(profileId)
    if (!stored.ok || !stored.value) return
    const ids = new Set(idsOf(stored.value.bills))
    if (bills.some(({ billId }) => billId !== null && !ids.has(billId))) before.set(profileId, ids)
  }

  /**
   * Stores the list for later comparison and tells the directory, which works out the coverage. If the profile was
   * forgotten meanwhile, nothing is stored.
   */
  const keep = async (profileId: number, bills: readonly Bill[], isGone: () => boolean): Promise<void> => {
    if (isGone()) return
    const at = now().toISOString()
    const written = await store.bills.putList(profileId, bills, at)
    if (isGone()) return
    // If the database cannot be written, the list is at least known until the console is closed.
    directory.billsRead(profileId, written.ok ? written.value : packBills(bills, at))
  }

  /** Reads the bills of all jobs, and passes on only a list that no later request has overtaken. */
  const readWhole = <T>(
    profileId: number,
    options: CallOptions,
    take: (bills: readonly Bill[], isGone: () => boolean) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const isGone = goneSince(profileId)
    return readings.latest(
      profileId,
      () => link.bills.list(profileId, undefined, options),
      async (bills): Promise<Result<T>> => (bills.ok ? take(bills.value, isGone) : bills),
      (bills) => bills.ok,
    )
  }

  const records: BillRecords = {
    list: async (profileId, jobId, signal) => {
      // The bills of a single job do not show what the profile had before.
      if (jobId !== undefined && !(await knownBefore(profileId))) {
        await records.list(profileId, undefined, signal)
      }
      if (jobId !== undefined) {
        const bills = await link.bills.list(profileId, jobId, { signal })
        return bills.ok ? withNew(bills.value, await knownBefore(profileId)) : bills
      }
      return readWhole(profileId, { signal }, async (bills, isGone) => {
        const known = await knownBefore(profileId)
        if (!known) before.set(profileId, new Set(idsOf(bills)))
        await keep(profileId, bills, isGone)
        return withNew(bills, known)
      })
    },
    refresh: (profileId, signal) =>
      readWhole(profileId, { signal, priority: 'fill' }, async (bills, isGone) => {
        await rememberBefore(profileId, bills)
        await keep(profileId, bills, isGone)
        return ok(undefined)
      }),
    changes: (profileId) => store.bills.changesOf(profileId),
    pdf: async (profileId, billId, options) => {
      const key = `${profileId}/${billId}` as const
      const isGone = goneSince(profileId)
      const cached = await store.files.get('pdf', key)
      if (cached.ok && cached.value) return ok(cached.value)
      const fetched = await link.bills.pdf(profileId, billId, options)
      // A profile that was forgotten meanwhile leaves nothing behind.
      if (fetched.ok && !isGone()) await store.files.put('pdf', key, fetched.value)
      return fetched
    },
  }
  return records
}
