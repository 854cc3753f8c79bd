import { z } from 'zod'
import { sortColumns } from '../domain/directory'

/** Fields that several calls of the contract share. */

export const id = z.int().positive()
export const text = (max: number) => z.string().max(max)
/** A line that may be a label. Main cuts longer ones itself. */
export const labelLine = text(20_000)
export const tagName = text(200).min(1)
/** Ids by the hundred thousand cross as one block of memory; each is checked where it is used. */
export const someIds = z
  .instanceof(Int32Array)
  .refine((ids) => ids.length <= 200_000 && ids.every((one) => one > 0))

export const draftFields = {
  providerId: id.optional(),
  zipcode: text(20).optional(),
  label: text(1000).optional(),
}

/** Values that came from the API: a label from elsewhere may be longer than one that may be typed. */
export const seenFields = {
  label: text(100_000),
  zipcode: text(100_000).nullable(),
  providerId: id.nullable(),
}

export const nothing = z.strictObject({})
export const connectionId = z.string().regex(/^[a-z0-9-]{1,64}$/)
export const remoteId = z.string().min(1).max(256)
export const searchText = text(2000)
export const sort = z.strictObject({ column: z.enum(sortColumns), desc: z.boolean() })
