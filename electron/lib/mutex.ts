/** Runs one piece of work after the other, in the order given; a failed one does not hold up the next. */
export type Mutex = <T>(work: () => Promise<T>) => Promise<T>

export const createMutex = (): Mutex => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}
