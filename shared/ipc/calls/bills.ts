import { z } from 'zod'
import type { Bill } from '../../domain/bill'
import { call } from '../call'
import { id, remoteId, text } from '../fields'

export const billsCalls = {
  /** `newBillIds` were not in the list that was last seen before today's reading began. */
  'bills:list': call<{ readonly bills: readonly Bill[]; readonly newBillIds: readonly string[] }>()(
    z.strictObject({ profileId: id, jobId: remoteId.optional() }),
  ),
  'bills:pdf': call<{ readonly bytes: Uint8Array<ArrayBuffer> }>()(
    z.strictObject({ profileId: id, billId: remoteId }),
  ),
  'bills:save-pdf': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, billId: remoteId, suggestedName: text(200) }),
  ),
}
