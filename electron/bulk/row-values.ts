import type { BulkOperation, RowValues } from '../../shared/domain/bulk'
import { isTagName } from '../../shared/domain/tag-name'
import { fail, ok, type Result } from '../../shared/errors/failure'

/** The values that the run gives to each profile, by its id. */
export type ValuesById = ReadonlyMap<number, RowValues>

const isUsable = ({ tag }: RowValues): boolean => tag === undefined || isTagName(tag)

/** Null for operations without values by row. `values`: in the order of the ids. */
export const rowValuesOf = (
  operation: BulkOperation,
  ids: readonly number[],
  values: readonly RowValues[] | undefined,
): Result<ValuesById | null> => {
  if (operation.kind !== 'values') return ok(null)
  if (values?.length !== ids.length) return fail('invalid-input', { detail: 'values for each profile' })
  // Of two rows for one profile nobody knows which is meant.
  if (new Set(ids).size !== ids.length) return fail('invalid-input', { detail: 'a profile twice' })
  if (!values.every(isUsable)) return fail('invalid-input', { detail: 'tag name' })
  return ok(new Map(ids.map((id, at) => [id, values[at] ?? {}])))
}
