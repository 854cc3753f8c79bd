import { z } from 'zod'
import { keptKinds, type KeptFiles } from '../../domain/kept-files'
import { call } from '../call'
import { nothing } from '../fields'

export const keptFilesCalls = {
  /** What this connection keeps of the API's files on this computer. */
  'kept-files:sizes': call<KeptFiles>()(nothing),
  /** Forgets all of a kind, of all profiles. Answers with what is left. */
  'kept-files:forget': call<KeptFiles>()(z.strictObject({ kind: z.enum(keptKinds) })),
}
