import { describe, expect, it } from 'vitest'
import { readIntervalFile } from '../../../electron/records/readers/read-interval-file'
import { bytesOf, expectedFiles, intervalDataPresent, mismatches } from '../../support/interval-data'

describe('real interval files', () => {
  it.each(expectedFiles())('%s is read right', (name, expected) => {
    const result = readIntervalFile(bytesOf(name), {
      zone: expected.tz ?? undefined,
      unit: expected.unit_hint ?? undefined,
    })
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && mismatches(expected, result.value)).toEqual([])
  })

  // Says in the count that the files were not there.
  it.skipIf(!intervalDataPresent)('stand in ../shared/data beside the checkout: 35 of them', () => {
    expect(expectedFiles()).toHaveLength(35)
  })
})
