import { z } from 'zod'
import type { Bill } from '../../domain/bill'
import type { BillChange } from '../../domain/bill-change'
import { call } from '../call'
import { id, remoteId, text } from '../fields'

export const billsCalls = {
  /** `newBillIds` were not in the list that was last seen before today's reading began. */
  'bills:list': call<{ readonly bills: readonly Bill[]; readonly newBillIds: readonly string[] }>()(
    z.strictObject({ profileId: id, jobId: remoteId.optional() }),
  ),
  /** What changed in records from one reading of this console to the next, the newest first. */
  'bills:changes': call<readonly BillChange[]>()(z.strictObject({ profileId: id })),
  'bills:pdf': call<{ readonly bytes: Uint8Array<ArrayBuffer> }>()(
    z.strictObject({ profileId: id, billId: remoteId }),
  ),
  'bills:save-pdf': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, billId: remoteId, suggestedName: text(200) }),
  ),
}
