import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownPieces, shownText } from '../../../shared/domain/shown-text'

test.each([
  ['invoice\u202Efdp.exe', 'invoice[RLO]fdp.exe'],
  ['\u202Egat', '[RLO]gat'],
  ['\u200B\u200B', '[ZWSP][ZWSP]'],
  ['a\nb\0', 'a[LF]b[NUL]'],
  ['so\u00ADlar', 'so[SHY]lar'],
  ['\u3164', '[U+3164]'],
  ['  ', '[SP][SP]'],
  ['\u00A0', '[NBSP]'],
  ['', ''],
  ['\u05D0 - 1', '\u2068\u05D0 - 1\u2069'],
  [`Z${'\u0301'.repeat(800)}`, `Z${'\u0301'.repeat(4)}[+295 accents]…`],
])('%j is shown as %j', (text, shown) => expect(shownText(text)).toBe(shown))

test.each([
  'plain label',
  'caf\u00E9',
  'cafe\u0301',
  '\u2764\uFE0F \u{1F468}\u200D\u{1F469}',
  '1\uFE0F\u20E3',
  '請求書',
  '\u0915\u094D\u200D\u0937',
])('what means something is no mark: %j', (text) =>
  expect(shownPieces(text).filter(({ mark }) => mark)).toEqual([]),
)

test('the pieces are the text, and none of them that is drawn holds what cannot be seen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const pieces = shownPieces(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const { text: part, mark } of pieces) {
        if (!mark) expect(part).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u00AD]/u)
      }
    }),
  )
})
