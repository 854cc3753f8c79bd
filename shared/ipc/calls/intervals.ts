import { z } from 'zod'
import { chosenUnits, type IntervalMonth, type IntervalReadings } from '../../domain/interval'
import type { MeterMatch } from '../../intervals/meter-match'
import { call } from '../call'
import { id, remoteId, text } from '../fields'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** What connects a bill to others of its meter, as the API returned it. */
const part = text(1000).nullable()

export const intervalsCalls = {
  'intervals:list': call<readonly IntervalMonth[]>()(z.strictObject({ profileId: id })),
  /**
   * Each month as normalised JSON, or else CSV, or else its source file. `zone` is for times without one, `unit` for
   * values without one. With `stored`, only the months whose files are stored on this computer: no file is
   * requested of the API, and other months are left out of the answer.
   */
  'intervals:readings': call<IntervalReadings>()(
    z.strictObject({
      profileId: id,
      meterId: remoteId,
      months: z.array(month).min(1).max(36),
      zone: text(60).optional(),
      unit: z.enum(chosenUnits).optional(),
      stored: z.literal(true).optional(),
    }),
  ),
  'intervals:save-file': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, meterId: remoteId, month, format: z.enum(['source', 'csv', 'json']) }),
  ),
  /** Which bills belong to the meters of a profile, as confirmed by a person. */
  'intervals:matches': call<readonly MeterMatch[]>()(z.strictObject({ profileId: id })),
  /** Confirms the bills of one meter, on this computer only. Answers with all of the profile's. */
  'intervals:match': call<readonly MeterMatch[]>()(
    z.strictObject({
      profileId: id,
      meterId: remoteId,
      bills: z
        .strictObject({ type: text(200), accountNumber: part, serviceId: part, meterNumber: part })
        .nullable(),
    }),
  ),
}
