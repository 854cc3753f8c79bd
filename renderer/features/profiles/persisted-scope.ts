import { z } from 'zod'
import type { UnmatchedLines } from '../../../shared/domain/bulk'
import { persist, persisted } from '../../parts/place'
import type { Ids } from './profile-list'

/** Profiles to which the list is narrowed: those of a pasted column, or of a bulk run. */
export interface Scope {
  readonly name: string
  readonly ids: Ids
  /** Lines of a pasted list that stand for none of them. */
  readonly unmatched?: UnmatchedLines | null
}

/** The scope of the list before the restart, if it was too large to be stored. */
export interface LostScope {
  readonly name: string
  readonly count: number
}

const part = 'profiles-scope'
/** About 15,000 ids. More would have to be written again at each letter that is typed. */
const maxCharacters = 120_000

const nameSchema = z.string().catch('Chosen profiles')
const lineSchema = z.object({ line: z.string(), ids: z.array(z.int()) })
const schema = z
  .union([
    z.object({
      name: nameSchema,
      ids: z.array(z.int().positive()).min(1),
      // If a profile is forgotten, lines that named it are removed.
      unknown: z.array(z.string()),
      undecided: z.array(z.unknown()),
    }),
    z.object({ name: nameSchema, count: z.int().positive() }),
  ])
  .nullable()

const recordOf = (scope: Scope | null): z.input<typeof schema> => {
  if (!scope) return null
  const { name, ids, unmatched } = scope
  const { unknown = [], undecided = [] } = unmatched ?? {}
  const record = { name, ids: [...ids], unknown: [...unknown], undecided: [...undecided] }
  return JSON.stringify(record).length > maxCharacters ? { name, count: ids.length } : record
}

/** Stores the scope of the list of this connection, for the next start. */
export const persistScope = (connectionId: string, scope: Scope | null): void =>
  persist(connectionId, part, recordOf(scope))

/** The scope that the list had when it was last shown. */
export const persistedScope = (
  connectionId: string,
): { readonly scope: Scope | null; readonly lost: LostScope | null } => {
  const record = persisted(connectionId, part, schema, null)
  if (!record) return { scope: null, lost: null }
  if ('count' in record) return { scope: null, lost: record }
  const { name, ids, unknown } = record
  const undecided = record.undecided.flatMap((line) => lineSchema.safeParse(line).data ?? [])
  const unmatched = unknown.length + undecided.length > 0 ? { unknown, undecided } : null
  return { scope: { name, ids: Int32Array.from(ids), unmatched }, lost: null }
}
