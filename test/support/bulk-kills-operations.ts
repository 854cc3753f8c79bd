import type { BulkOperation, BulkRun } from '../../shared/domain/bulk'
import { providerOf, zipcodeOf } from './bulk-values'

const toBeCancelled = 'cancelled '

const kinds = 9
/** Profiles that one run deletes, taken from behind the profiles of the other runs. */
const deletedAtOnce = 20
export const deletable = 1_000

/** The operation of the next run of the kill test. `runs` are those before it, the newest first. */
export const operationAfter = (runs: readonly BulkRun[]): BulkOperation => {
  const n = runs.length
  switch (n % kinds) {
    case 0:
      return { kind: 'tag-add', tags: [`k${n}`, `l${n}`] }
    case 1:
      return { kind: 'tag-rename', from: [`k${n - 1}`], to: `m${n}` }
    case 2:
      return { kind: 'undo', runId: runs[0]?.id ?? '' }
    case 3:
      return { kind: 'change', zipcode: zipcodeOf(n), providerId: providerOf(n) }
    case 4:
      return { kind: 'delete' }
    case 5:
      return { kind: 'tag-remove', tags: [`l${n - 5}`] }
    case 6:
      return { kind: 'change', label: `n${n} {id}` }
    case 7:
      return { kind: 'job-start', mode: 'bill', sendNotification: false }
    default:
      return { kind: 'tag-add', tags: [`${toBeCancelled}${n}`] }
  }
}

/** The profiles of the run that follows `runs`. */
export const idsOf = (
  { kind }: BulkOperation,
  runs: number,
  profileIds: readonly number[],
): readonly number[] => {
  if (kind !== 'delete') return profileIds
  const first = profileIds.length + Math.floor(runs / kinds) * deletedAtOnce + 1
  return Array.from({ length: deletedAtOnce }, (_, at) => first + at)
}

/** Whether the run is to be cancelled while it is in progress, unless the process is killed before. */
export const isToBeCancelled = (operation: BulkOperation): boolean =>
  operation.kind === 'tag-add' && operation.tags.some((tag) => tag.startsWith(toBeCancelled))
