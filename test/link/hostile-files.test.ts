import { describe, expect, it } from 'vitest'
import { costOfReading } from '../support/hostile-cost'
import { patienceMs } from '../support/time-limits'

describe('a hostile interval file of 64 MB', () => {
  // `npm run bench` measures how long this takes: a busy machine may need longer than main waits.
  it.each([
    ['commas', /more than 2000000 values/],
    ['empty objects', /more than 2000000 values/],
    ['quoted empty cells', /more than 2000000 values/],
    ['one open tag', /more memory than any file of readings needs/],
    ['empty elements', /more memory than any file of readings needs/],
  ] as const)('is refused for less than 300 MB: %s', async (kind, words) => {
    const { outcome, memory } = await costOfReading(kind, patienceMs)
    expect(outcome).toMatch(words)
    expect(memory).toBeLessThan(300)
  })
})
