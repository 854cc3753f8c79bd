import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detailWords } from '../../../../renderer/parts/detail-words'

test.each([
  ['Accept the new terms.', 'Accept the new terms.'],
  ['{"site_message":"Your password has expired."}', 'Your password has expired.'],
  ['{"site_message":"Invalid login","attempt":"1"}', 'Invalid login · attempt 1'],
  ['{"pages":[1,2]}', 'pages 1, 2'],
  ['["First","Second"]', 'First, Second'],
  ['[{"message":"One"},{"message":"Two"}]', 'One · Two'],
  ['"Just a text."', 'Just a text.'],
  ['{"error":{"code":"E-17","inner":{"message":"Locked."}},"retry":false}', 'code E-17 · Locked. · retry no'],
  [
    '{"account_number":12345678901234567890,"sum":21.250}',
    'account number 12345678901234567890 · sum 21.250',
  ],
  ['{"body":"{\\"message\\":\\"Nested JSON.\\"}"}', 'Nested JSON.'],
  ['{"note":"one\\n  two"}', 'one two'],
  ['{"a":null,"b":""}', '{"a":null,"b":""}'],
  ['{}', '{}'],
  ['{"cut off', '{"cut off'],
  [`${'{"a":'.repeat(20)}{"message":"Deep."}${'}'.repeat(20)}`, 'Deep.'],
  [
    '{"message":"Locked.","n":5,"trace":[{"at":"here"}],"rest":"xxxx… (cut: 1048576 characters',
    'Locked. · n 5 · at here',
  ],
  ['[{"reason":"\\"Quoted\\" words."},{"rea… (cut', '"Quoted" words.'],
  ['<b>{"message":"x"}</b>', '<b>{"message":"x"}</b>'],
])('of %s it says %s', (detail, words) => {
  expect(detailWords(detail)).toBe(words)
})

test('any text gives words, and none is lost for nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (detail) => {
      expect(detailWords(detail) === '').toBe(detail === '')
    }),
  )
})
