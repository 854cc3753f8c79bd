import type { BulkOperation, DeletesAllowed } from '../../shared/domain/bulk'
import { unknownPlaces } from '../../shared/domain/label-places'
import { isTagName } from '../../shared/domain/tag-name'
import { fail, type Failure } from '../../shared/errors/failure'

const invalid = (detail: string): Failure => fail('invalid-input', { detail }).error

export const undoneAlready = fail('invalid-input', { detail: 'undone already' })
export const notEnded = fail('invalid-input', { detail: 'the run has not ended' })

/** What is wrong with the operation itself; null if nothing is. An existing tag may be removed whatever its name. */
const faultOf = (operation: BulkOperation): Failure | null => {
  switch (operation.kind) {
    case 'tag-add':
      return operation.tags.every(isTagName) ? null : invalid('tag name')
    case 'tag-rename':
      if (!isTagName(operation.to)) return invalid('tag name')
      return operation.from.some((tag) => tag !== operation.to) ? null : invalid('the same tag')
    case 'change': {
      const { label, zipcode, providerId } = operation
      if (label !== undefined && unknownPlaces(label).length > 0) return invalid('label template')
      return label === undefined && zipcode === undefined && providerId === undefined
        ? invalid('nothing to change')
        : null
    }
    default:
      return null
  }
}

/** Why a run must not be started as it is. */
export const refusalOf = (
  operation: BulkOperation,
  profiles: number,
  { maxPerRun }: DeletesAllowed,
): Failure | null => {
  const fault = faultOf(operation)
  if (fault) return fault
  if (profiles === 0) return invalid('no profiles')
  return operation.kind === 'delete' && profiles > maxPerRun
    ? invalid(`at most ${maxPerRun} profiles may be deleted by one run`)
    : null
}

/** What the person types before the run may start. */
export const toConfirm = (operation: BulkOperation, profiles: number): string | null =>
  operation.kind === 'delete' ? String(profiles) : null
