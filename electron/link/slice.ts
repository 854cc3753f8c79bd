import { setImmediate as nextTurn } from 'node:timers/promises'

/** Milliseconds that long work may keep the event loop at a time. */
const sliceMs = 8

/** Cuts long work into slices, so that the event loop can serve everything else in between. */
export class Slice {
  private end = performance.now() + sliceMs

  isOver(): boolean {
    return performance.now() >= this.end
  }

  async next(): Promise<void> {
    await nextTurn()
    this.end = performance.now() + sliceMs
  }
}

/** `items` through `read`, in slices. */
export const mapInSlices = async <Item, T>(items: readonly Item[], read: (item: Item) => T): Promise<T[]> => {
  const slice = new Slice()
  const results: T[] = []
  for (const [index, item] of items.entries()) {
    results.push(read(item))
    if (index % 64 === 63 && slice.isOver()) await slice.next()
  }
  return results
}
