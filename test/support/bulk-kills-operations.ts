import type { BulkOperation } from '../../shared/domain/bulk'

const toBeCancelled = 'cancelled '

/** What the n-th run of the kill test does. */
export const operationOf = (n: number): BulkOperation => {
  switch (n % 5) {
    case 0:
      return { kind: 'tag-add', tags: [`k${n}`, `l${n}`] }
    case 1:
      return { kind: 'tag-rename', from: [`k${n - 1}`], to: `m${n}` }
    case 2:
      return { kind: 'change', label: `n${n} {id}` }
    case 3:
      return { kind: 'job-start', mode: 'bill', sendNotification: false }
    default:
      return { kind: 'tag-add', tags: [`${toBeCancelled}${n}`] }
  }
}

/** Whether the run is cancelled on its way, unless the process is killed before. */
export const isToBeCancelled = (operation: BulkOperation): boolean =>
  operation.kind === 'tag-add' && operation.tags.some((tag) => tag.startsWith(toBeCancelled))
