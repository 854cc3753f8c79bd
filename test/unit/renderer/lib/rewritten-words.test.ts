import { expect, test } from 'vitest'
import { rewrittenWords } from '../../../../renderer/parts/rewritten-words'

test('what a spreadsheet would change is one sentence, of one column or of several', () => {
  const label = { column: 'Label', count: 2, example: '1/2' }
  const zip = { column: 'ZIP', count: 1, example: '00007' }
  expect(rewrittenWords([])).toBe('')
  expect(rewrittenWords([label, zip])).toBe(
    ' A spreadsheet that opens it changes 2 values of Label (such as 1/2) and 1 value of ZIP (such as 00007): import these columns as text there.',
  )
})
