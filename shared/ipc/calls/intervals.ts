import { z } from 'zod'
import { chosenUnits, type IntervalMonth, type IntervalReadings } from '../../domain/interval'
import { call } from '../call'
import { id, remoteId, text } from '../fields'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const intervalsCalls = {
  'intervals:list': call<readonly IntervalMonth[]>()(z.strictObject({ profileId: id })),
  /** Each month as normalised JSON, else CSV, else its source file; `zone` is for stamps without one, `unit` for values without one. */
  'intervals:readings': call<IntervalReadings>()(
    z.strictObject({
      profileId: id,
      meterId: remoteId,
      months: z.array(month).min(1).max(36),
      zone: text(60).optional(),
      unit: z.enum(chosenUnits).optional(),
    }),
  ),
  'intervals:save-file': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, meterId: remoteId, month, format: z.enum(['source', 'csv', 'json']) }),
  ),
}
