import { z } from 'zod'

/** Fields that several parts of the contract have. */

export const id = z.int().positive()
export const text = (max: number) => z.string().max(max)
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
