import { secondsBetweenStarts, type BulkOperation, type BulkPreview } from '../../shared/domain/bulk'

/** Counts the starts at each provider. */
export const createSpread = () => {
  const starts = new Map<number, number>()
  let unknown = 0
  return {
    take: (providerId: number | null): void => {
      if (providerId === null) {
        unknown += 1
        return
      }
      starts.set(providerId, (starts.get(providerId) ?? 0) + 1)
    },
    of: (): NonNullable<BulkPreview['spread']> => ({
      providers: starts.size,
      unknown,
      seconds: Math.max(0, ...[...starts.values()].map((each) => each - 1)) * secondsBetweenStarts,
    }),
  }
}

/** Whether the starts of a run wait for each other at each provider. */
export const isSpaced = (operation: BulkOperation): boolean =>
  operation.kind === 'job-start' && operation.again !== undefined
