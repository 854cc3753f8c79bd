/**
 * Takes one item after the other from `next`, `lanes` of them at a time, until there are no more (undefined) or a `process`
 * gives why not to go on: then nothing new is begun, and what is under way is seen to its end. Resolves with that
 * reason, or null.
 */
export const inLanes = async <T, R>(
  lanes: number,
  next: () => T | undefined | Promise<T | undefined>,
  process: (item: T) => Promise<R | null>,
): Promise<R | null> => {
  let reason: R | null = null
  // A function, since the compiler believes that what it has read once stays so.
  const stopped = (): boolean => reason !== null

  const lane = async (): Promise<void> => {
    while (!stopped()) {
      const given = next()
      // What is there at once is begun at once: whoever asks for it finds it under way.
      const item = given instanceof Promise ? await given : given
      if (item === undefined || stopped()) return
      const against = await process(item)
      reason ??= against
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return reason
}
