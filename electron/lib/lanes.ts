/**
 * Processes items from `next`, up to `lanes` at a time, until there are no more (undefined) or `process` returns a
 * reason to stop. Then nothing new is begun, and running items are finished. Resolves with that reason, or null.
 */
export const inLanes = async <T, R>(
  lanes: number,
  next: () => T | undefined | Promise<T | undefined>,
  process: (item: T) => Promise<R | null>,
): Promise<R | null> => {
  let reason: R | null = null
  // A function, because the compiler assumes that a variable it has narrowed stays the same.
  const stopped = (): boolean => reason !== null

  const lane = async (): Promise<void> => {
    while (!stopped()) {
      const given = next()
      // An item that is available is begun without waiting, so that callers find it in progress.
      const item = given instanceof Promise ? await given : given
      if (item === undefined || stopped()) return
      const against = await process(item)
      reason ??= against
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return reason
}
