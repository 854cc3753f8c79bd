import { packBills } from '../../shared/coverage/packed'
import type { Bill } from '../../shared/domain/bill'
import { ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'

/** Bills as lists and as PDFs, with what was known before kept for comparison. */
export interface BillRecords {
  readonly list: (
    profileId: number,
    jobId: string | undefined,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly bills: readonly Bill[]; readonly newBillIds: readonly string[] }>>
  /** Reads and keeps the list in the background, as nobody waits for it. */
  readonly refresh: (profileId: number, signal: AbortSignal) => Promise<Result<void>>
  /** From the sealed cache, else from the API. */
  readonly pdf: (profileId: number, billId: string, signal: AbortSignal) => Promise<Result<Uint8Array>>
}

export const createBillRecords = (
  link: Pick<LinkClient, 'bills'>,
  store: Pick<Store, 'bills' | 'files'>,
  directory: Pick<Directory, 'billsRead' | 'isGone'>,
  now: () => Date,
): BillRecords => {
  /** What each profile had before this console's day began: bills beyond it are new until it ends. */
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

  /** What is new of these stays new until it has been looked at: only then is it worth the memory. */
  const rememberBefore = async (profileId: number, bills: readonly Bill[]): Promise<void> => {
    if (before.has(profileId)) return
    const stored = await store.bills.listOf(profileId)
    if (!stored.ok || !stored.value) return
    const ids = new Set(stored.value.bills.flatMap(({ billId }) => billId ?? []))
    if (bills.some(({ billId }) => billId !== null && !ids.has(billId))) before.set(profileId, ids)
  }

  /** For comparing, and for what coverage needs of it. What was forgotten meanwhile is not written down again. */
  const keep = async (profileId: number, bills: readonly Bill[]): Promise<void> => {
    if (directory.isGone(profileId)) return
    const at = now().toISOString()
    const written = await store.bills.putList(profileId, bills, at)
    if (directory.isGone(profileId)) return
    // Where the database takes nothing, it is known at least until the console is closed.
    directory.billsRead(profileId, written.ok ? written.value : packBills(bills, at))
  }

  const records: BillRecords = {
    list: async (profileId, jobId, signal) => {
      // What one job brought does not tell what there was before.
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
    pdf: async (profileId, billId, signal) => {
      const key = `${profileId}/${billId}` as const
      const cached = await store.files.get('pdf', key)
      if (cached.ok && cached.value) return ok(cached.value)
      const fetched = await link.bills.pdf(profileId, billId, { signal })
      if (fetched.ok) await store.files.put('pdf', key, fetched.value)
      return fetched
    },
  }
  return records
}
