import { z } from 'zod'
import type { CredentialsView } from '../../domain/credential'
import { call } from '../call'
import { id, nothing, text } from '../fields'

export const credentialsCalls = {
  'credentials:list': call<CredentialsView>()(z.strictObject({ profileId: id })),
  /** How many bytes (UTF-8) of a value the transmission key takes. */
  'credentials:limit': call<{ readonly bytes: number }>()(nothing),
  /**
   * The value goes in once and never comes back. `change` adds the field where there is none. Null where it is stored, but the
   * fields could not be read after it: that must not look like a failure.
   */
  'credentials:save': call<CredentialsView | null>()(
    z.strictObject({
      profileId: id,
      field: z.string().trim().min(1).max(100),
      value: text(2000).min(1),
      action: z.enum(['add', 'change']),
    }),
  ),
  'credentials:delete': call<CredentialsView | null>()(
    z.strictObject({ profileId: id, field: z.string().min(1).max(100) }),
  ),
}
