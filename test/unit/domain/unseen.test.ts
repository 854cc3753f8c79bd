import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isUserName, unseenIn, unseenWords, withoutUnseen } from '../../../shared/domain/unseen'

const wordsOf = (text: string): string | null => {
  const unseen = unseenIn(text)
  return unseen && unseenWords(unseen)
}

it.each([
  ['  secret123 ', 'Begins and ends with a space', 'secret123'],
  ['secret123\t', 'Ends with a space', 'secret123'],
  ['\u00A0secret123', 'Begins with a space', 'secret123'],
  ['\u3000secret\u2009', 'Begins and ends with a space', 'secret'],
  ['sec\u200Bret', 'Contains an invisible character', 'secret'],
  ['\uFEFFsecret\u200E', 'Contains 2 invisible characters', 'secret'],
  ['\u202Asecret\u202C', 'Contains 2 invisible characters', 'secret'],
  ['secret\u200B ', 'Ends with a space, contains an invisible character', 'secret'],
  ['s\u00ADecret\u0000', 'Contains 2 invisible characters', 'secret'],
  ['two\u00A0words', 'Contains a space of an unusual kind', 'two words'],
  ['two\u00A0\u2007words', 'Contains 2 spaces of an unusual kind', 'two  words'],
  ['\u2800secret\u3164', 'Contains 2 invisible characters', 'secret'],
  ['secret\uD83D', 'Contains an invisible character', 'secret'],
  ['secret\r\n', 'Ends with a space', 'secret'],
  [' \u200B ', 'Contains nothing visible', ''],
])('%j: %s', (text, words, clean) => {
  expect(wordsOf(text)).toBe(words)
  expect(withoutUnseen(text)).toBe(clean)
})

it.each(['', 'secret', 'two words', 'päss wörd', '“quoted”', '密码', '💡'])('%j is seen as it is', (text) => {
  expect(unseenIn(text)).toBeNull()
  expect(withoutUnseen(text)).toBe(text)
})

it('what is left has nothing unseen, and what had nothing unseen stays as it is', () => {
  const odd = fc.constantFrom(' ', '\u00A0', '\u200B', '\u202E', '\uFEFF', '\t', '\u2060', 'a', 'é', '💡')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: odd }), fc.string({ unit: 'binary' })), (text) => {
      const clean = withoutUnseen(text)
      expect(unseenIn(clean)).toBeNull()
      expect(withoutUnseen(clean)).toBe(clean)
      if (unseenIn(text) === null) expect(clean).toBe(text)
    }),
  )
})

it('a user name is known by its field, a password is none', () => {
  for (const field of ['username', 'user_name', 'User', 'login', 'email', 'e-mail', 'user id']) {
    expect(isUserName(field)).toBe(true)
  }
  for (const field of ['password', 'pin', 'security_answer', 'account_number', 'username2nd']) {
    expect(isUserName(field)).toBe(false)
  }
})
