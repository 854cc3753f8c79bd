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
})
