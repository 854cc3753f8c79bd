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
})
