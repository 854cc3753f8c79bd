import { packBills } from '../../shared/coverage/packed'
import type { Bill } from '../../shared/domain/bill'
import type { BillChange } from '../../shared/domain/bill-change'
import { ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
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

export const createBillRecords = (
  link: Pick<LinkClient, 'bills'>,
  store: Pick<Store, 'bills' | 'files'>,
  directory: Pick<Directory, 'billsRead' | 'isGone'>,
  now: () => Date,
): BillRecords => {
  /** The bills of each profile from before this console was opened. Any other bill counts as new until it is closed. */
  const before = new Map<number, ReadonlySet<string>>()

  const knownBefore = async (profileId: number): Promise<ReadonlySet<string> | null> => {
    const known = before.get(profileId)
    if (known) return known
    const stored = await store.bills.listOf(profileId)
    if (!stored.ok || !stored.value) return null
    const ids = new Set(stored.value.bills.flatMap(({ billId }) => billId ?? []))
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
    const ids = new Set(stored.value.bills.flatMap(({ billId }) => billId ?? []))
    if (bills.some(({ billId }) => billId !== null && !ids.has(billId))) before.set(profileId, ids)
  }

  /**
   * Stores the list for later comparison and tells the directory, which works out the coverage. If the profile was
   * forgotten meanwhile, nothing is stored.
   */
  const keep = async (profileId: number, bills: readonly Bill[]): Promise<void> => {
    if (directory.isGone(profileId)) return
    const at = now().toISOString()
    const written = await store.bills.putList(profileId, bills, at)
    if (directory.isGone(profileId)) return
    // If the database cannot be written, the list is at least known until the console is closed.
    directory.billsRead(profileId, written.ok ? written.value : packBills(bills, at))
  }

  const records: BillRecords = {
    list: async (profileId, jobId, signal) => {
      // The bills of a single job do not show what the profile had before.
      if (jobId !== undefined && !(await knownBefore(profileId))) {
        await records.list(profileId, undefined, signal)
      }
      const bills = await link.bills.list(profileId, jobId, { signal })
      if (!bills.ok) return bills
      const known = await knownBefore(profileId)
      const ids = bills.value.flatMap(({ billId }) => billId ?? [])
      if (jobId === undefined) {
        if (!known) before.set(profileId, new Set(ids))
        await keep(profileId, bills.value)
      }
      const newBillIds = known ? [...new Set(ids)].filter((id) => !known.has(id)) : []
      return ok({ bills: bills.value, newBillIds })
    },
    refresh: async (profileId, signal) => {
      const bills = await link.bills.list(profileId, undefined, { signal, priority: 'fill' })
      if (!bills.ok) return bills
      await rememberBefore(profileId, bills.value)
      await keep(profileId, bills.value)
      return ok(undefined)
    },
    changes: (profileId) => store.bills.changesOf(profileId),
    pdf: async (profileId, billId, options) => {
      const key = `${profileId}/${billId}` as const
      const cached = await store.files.get('pdf', key)
      if (cached.ok && cached.value) return ok(cached.value)
      const fetched = await link.bills.pdf(profileId, billId, options)
      if (fetched.ok) await store.files.put('pdf', key, fetched.value)
      return fetched
    },
  }
  return records
}
