import { describe, expect, it } from 'vitest'
import { failureCodes } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'

describe('the wording of a failure', () => {
  it.each(failureCodes)('%s says what happened and what to do, in sentences', (code) => {
    const { title, advice } = wordingOf({ code })
    expect(title).toMatch(/^[A-Z].*\.$/)
    expect(advice).toMatch(/^[A-Z].*\.$/)
    expect(title).not.toContain(code)
  })

  it.each([
    ['ZIP (code) not found', 'The API does not know this ZIP code.'],
    ['Utility Provider not found', 'The API does not know this utility provider.'],
    ['No agent for provider', 'No jobs can run for this provider.'],
    ['Profile not found', 'The API does not know it.'],
  ])('a 404 that says %s is told in its own words', (apiText, title) => {
    expect(wordingOf({ code: 'not-found', apiText }).title).toBe(title)
  })

  it('of doubt says what can be done, by the kind of change: a stored value cannot be looked at', () => {
    const ofPassword = wordingOf({ code: 'outcome-unknown', change: 'credential-change' })
    expect(ofPassword.advice).toContain('Enter it again')
    expect(ofPassword.advice).not.toMatch(/current state/)
    expect(wordingOf({ code: 'outcome-unknown', change: 'job-start' }).advice).toContain('whether a job runs')
    expect(wordingOf({ code: 'outcome-unknown', change: 'create' }).advice).toContain(
      'Search for the profile',
    )
  })

  it.each(['outcome-unknown', 'change-did-not-happen'] as const)(
    'of %s says that no answer arrived only where none did',
    (code) => {
      expect(wordingOf({ code }).title).toMatch(/^The API’s answer did not arrive/)
      const { title } = wordingOf({ code, status: 502 })
      expect(title).toMatch(/^The answer \(HTTP 502\)/)
      expect(title).not.toContain('did not arrive')
    },
  )

  it('of a value that is too long names the limit in characters', () => {
    const { advice } = wordingOf({ code: 'value-too-long', detail: 'at most 214 bytes' })
    expect(advice).toContain('At most 214 plain letters and digits fit')
  })
})
