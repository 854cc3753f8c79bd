import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasPhrase } from '../../../electron/triage/phrases'

describe('a phrase in the detail of a job', () => {
  it.each([
    ['New Terms and Conditions must be accepted', ['terms and conditions']],
    ['{"message":"Your password has expired, please change it."}', ['password * expired']],
    ['Votre compte a été BLOQUÉ', ['compte * bloque']],
    ['enter the one-time code', ['one time code']],
    ['Account\n is   locked', ['account locked', 'account * locked', 'is locked']],
  ])('is found in %j', (detail, phrases) => {
    expect(hasPhrase(detail, phrases)).toBe(true)
  })

  it.each([
    ['The determination was made', ['terms']],
    ['Your password is fine. The session has expired.', ['password * expired']],
    ['locked account', ['account * locked']],
    ['', ['anything']],
    ['anything', ['*', '   ']],
  ])('is not found in %j', (detail, phrases) => {
    expect(hasPhrase(detail, phrases)).toBe(false)
  })

  it('is found wherever its words stand in order in one sentence', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const some = fc.array(word, { maxLength: 5 })
    fc.assert(
      fc.property(some, word, some, word, some, (before, first, between, last, after) => {
        const detail = [...before, first, ...between, last, ...after].join(' ')
        expect(hasPhrase(detail, [`${first} * ${last}`])).toBe(true)
        expect(hasPhrase(`${first}. ${last}`, [`${first} * ${last}`])).toBe(false)
      }),
    )
  })

  it('never throws, and takes no longer for a detail and a phrase that repeat themselves', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string()),
        (detail, phrases) => typeof hasPhrase(detail, phrases) === 'boolean',
      ),
    )
    expect(hasPhrase('a '.repeat(50_000), [`${'a * '.repeat(40)}b`])).toBe(false)
  })
})
