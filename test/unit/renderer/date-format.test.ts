import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dateFormat } from '../../../renderer/lib/date-format'

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url))

describe('dates in the system’s language', () => {
  it.each(['th-TH', 'fa-IR', 'ar-SA', 'ja-JP-u-ca-japanese', 'en-US'])(
    'are of the Gregorian calendar in %s',
    (locale) => {
      const parts = dateFormat(
        { month: 'short', year: 'numeric', numberingSystem: 'latn' },
        locale,
      ).formatToParts(new Date('2025-03-01T00:00:00Z'))
      expect(parts.find(({ type }) => type === 'year')?.value).toBe('2025')
    },
  )

  it('are made nowhere else in the page', () => {
    const found = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('date-format.ts'))
      .filter((name) =>
        /new Intl\.DateTimeFormat\(|toLocaleDateString\(/.test(readFileSync(join(renderer, name), 'utf8')),
      )
    expect(found).toEqual([])
  })
})
