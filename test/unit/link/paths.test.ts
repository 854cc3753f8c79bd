import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baseOf,
  idPiece,
  monthPiece,
  pathOf,
  queryOf,
  textPiece,
  tokenPiece,
  zipPiece,
} from '../../../electron/link/paths'

/** Where a path leads once a server has decoded and resolved it, as often as it likes. */
const resolved = (path: string): string => {
  const decoded = (() => {
    try {
      return decodeURIComponent(path)
    } catch {
      return path
    }
  })()
  const { pathname } = new URL(`https://host/base/x/${path}/end`)
  return decoded === path ? pathname : resolved(decoded)
}

describe('pieces of a path', () => {
  it('43: lets no text climb out of its place, however it is written', () => {
    const nasty = fc.constantFrom(
      '.',
      '..',
      '/',
      '\\',
      '%2e',
      '%2E',
      '%252e',
      '%2f',
      '%5c',
      '\0',
      'a',
      '%',
      '?',
      '#',
      ';',
    )
    const text = fc.oneof(
      fc.array(nasty, { maxLength: 6 }).map((parts) => parts.join('')),
      fc.string(),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (value) => {
        const piece = textPiece(value)
        fc.pre(piece !== null)
        expect(piece).not.toMatch(/[/\\?#\s]/)
        expect(decodeURIComponent(piece)).toBe(value)
        expect(resolved(piece).startsWith('/base/x/')).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })

  it('43: lets only plain ids through, as they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9._:-]{1,12}$/)), (value) => {
        const piece = tokenPiece(value)
        fc.pre(piece !== null)
        expect(piece).toBe(value)
        expect(piece).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/)
        expect(piece).not.toContain('..')
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(['3b7471eb-7e35-4a45-b081-e9cfa9d71e75', '580167d10640fd48ff1960bf', 'A_1', '7', 'a.b'])(
    'lets the id %s through',
    (id) => {
      expect(tokenPiece(id)).toBe(id)
    },
  )

  it.each(['__mock_meter__268', '123/A-4', 'Zähler 7', 'UP#5 (net)?', '計器 1', '100%', '.hidden', 'a..b'])(
    'L995/1006/1088: encodes the meter %s',
    (id) => {
      expect(textPiece(id)).toBe(encodeURIComponent(id))
    },
  )

  it('lets months and ZIP codes through only as the document writes them', () => {
    expect(['2015-01', '2015-12'].map(monthPiece)).toEqual(['2015-01', '2015-12'])
    expect(['2015-00', '2015-13', '2015-1', '2015-01-01', '../..'].map(monthPiece)).toEqual(
      Array(5).fill(null),
    )
    expect(['00007', '7', '0000７', '123456'].map(zipPiece)).toEqual(['00007', null, null, null])
  })

  it('joins pieces, or refuses them all', () => {
    expect(pathOf('profiles', idPiece(5), 'tags')).toEqual({ ok: true, value: 'profiles/5/tags' })
    expect(pathOf('profiles', idPiece(-5), 'tags')).toMatchObject({
      ok: false,
      error: { code: 'invalid-id' },
    })
  })

  it('writes queries that read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(new URLSearchParams(queryOf({ label: value })).get('label')).toBe(value)
      }),
    )
    expect(queryOf({ a: undefined, b: null })).toBe('')
    expect(queryOf({ a: 1, b: 'x y' })).toBe('?a=1&b=x%20y')
  })
})

describe('texts that climb only for a careless server', () => {
  it.each(['..#', '..?x', '..;x', '%2E./%', '%252e%252e', '%25252e.', '..%2f', '..\\x'])(
    '43: refuses %s',
    (text) => {
      expect(textPiece(text)).toBeNull()
    },
  )
})

describe('a base URL', () => {
  it.each([
    ['https://api.wattzon.com/', '/link/4.0/'],
    ['https://api.wattzon.com', '/link/4.0/'],
    ['https://api.wattzon.com/link/4.0/', '/link/4.0/'],
    ['https://gateway.example:8443/energy//', '/energy/link/4.0/'],
  ])('L278: %s', (url, root) => {
    expect(baseOf(url)).toMatchObject({ ok: true, value: { root } })
  })
})
