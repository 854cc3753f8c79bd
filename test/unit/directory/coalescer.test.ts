import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCoalescer } from '../../../electron/directory/coalescer'
import type { ProfilesChange } from '../../../shared/domain/profile'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const row = (id: number, readAt: string) => ({ id, profile: null, readAt })

describe('telling the page about rows', () => {
  it('gathers a burst into one message, with the last state of each row', () => {
    const told: ProfilesChange[] = []
    const news = createCoalescer((change) => told.push(change))
    news.row(row(1, 'first'))
    news.row(row(2, 'only'))
    news.row(row(1, 'second'))
    vi.advanceTimersByTime(99)
    expect(told).toEqual([])
    vi.advanceTimersByTime(1)
    expect(told).toEqual([{ rows: [row(1, 'second'), row(2, 'only')], removed: [] }])
  })

  it('says last what was last true: a row that went and came back is there', () => {
    const told: ProfilesChange[] = []
    const news = createCoalescer((change) => told.push(change))
    news.removed(1)
    news.row(row(1, 'back'))
    news.row(row(2, 'there'))
    news.removed(2)
    vi.advanceTimersByTime(100)
    expect(told).toEqual([{ rows: [row(1, 'back')], removed: [2] }])
  })

  it('names those that were forgotten here, unless they came back', () => {
    const told: ProfilesChange[] = []
    const news = createCoalescer((change) => told.push(change))
    news.removed(1, true)
    news.removed(2, true)
    news.removed(3)
    news.row(row(2, 'back'))
    vi.advanceTimersByTime(100)
    expect(told).toEqual([{ rows: [row(2, 'back')], removed: [1, 3], forgotten: [1] }])
  })

  it('says nothing after it was closed', () => {
    const told: ProfilesChange[] = []
    const news = createCoalescer((change) => told.push(change))
    news.row(row(1, 'x'))
    news.close()
    vi.advanceTimersByTime(1000)
    expect(told).toEqual([])
  })
})
