import { z } from 'zod'
import { overrideReason } from '../domain/lockout'

/** A person's typed reason to start although the lockout guard refuses; it is logged. */
export const override = z.strictObject({
  reason: z.string().trim().min(overrideReason.shortest).max(overrideReason.longest),
})
