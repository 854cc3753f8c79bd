export interface TagCount {
  readonly name: string
  readonly count: number
}

/** How many profiles have each tag, counted as they come and go: the window asks for it whenever it opens a list. */
export const createTagCounts = () => {
  const counts = new Map<string, number>()
  let sorted: readonly TagCount[] | null = null

  const add = (tags: readonly string[], by: 1 | -1): void => {
    for (const tag of tags) {
      const count = (counts.get(tag) ?? 0) + by
      if (count > 0) counts.set(tag, count)
      else counts.delete(tag)
    }
  }

  return {
    /** One profile's tags before and after a change. */
    replace: (before: readonly string[] | undefined, after: readonly string[] | undefined): void => {
      if (before === after) return
      add(before ?? [], -1)
      add(after ?? [], 1)
      sorted = null
    },
    /** The most used first. */
    all: (): readonly TagCount[] => {
      sorted ??= Array.from(counts, ([name, count]) => ({ name, count })).sort(
        (a, b) => b.count - a.count || (a.name < b.name ? -1 : 1),
      )
      return sorted
    },
  }
}
