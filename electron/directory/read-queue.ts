import type { Priority } from '../link/link-client'

/** Reads at once. The scheduler of the link client limits them further. */
const visibleAtOnce = 12
const fillingAtOnce = 8

export interface ReadQueue {
  /** The rows on screen now. They are read first, and replace those that were on screen before. */
  readonly first: (ids: readonly number[]) => void
  readonly close: () => void
}

/** Reads rows a bounded number at a time, each at most once at a time. */
export const createReadQueue = (read: (id: number, priority: Priority) => Promise<void>): ReadQueue => {
  let visible: number[] = []
  let rest: number[] = []
  let closed = false
  const underWay = new Set<number>()
  const running = { click: 0, fill: 0 }

  const start = (id: number, priority: 'click' | 'fill'): void => {
    underWay.add(id)
    running[priority] += 1
    void read(id, priority).finally(() => {
      underWay.delete(id)
      running[priority] -= 1
      next()
    })
  }

  const takeFrom = (ids: number[], priority: 'click' | 'fill', limit: number): void => {
    while (!closed && ids.length > 0 && running[priority] < limit) {
      const id = ids.shift()
      if (id !== undefined && !underWay.has(id)) start(id, priority)
    }
  }

  const next = (): void => {
    takeFrom(visible, 'click', visibleAtOnce)
    if (visible.length === 0) takeFrom(rest, 'fill', fillingAtOnce)
  }

  return {
    first: (ids) => {
      const now = new Set(ids)
      // Rows that were scrolled past before they were read come after those on screen now.
      rest = [...visible, ...rest].filter((id) => !now.has(id))
      visible = ids.filter((id) => !underWay.has(id))
      next()
    },
    close: () => {
      closed = true
      visible = []
      rest = []
    },
  }
}
