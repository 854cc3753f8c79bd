import { describe, expect, it } from 'vitest'
import { failureCodes, subjects } from '../../../shared/errors/failure'
import { wordingOf, wordingOfRead } from '../../../shared/errors/wording'

describe('the wording of a failure', () => {
  it.each(failureCodes)('%s says what happened and what to do, in sentences', (code) => {
    const { title, advice } = wordingOf({ code })
    expect(title).toMatch(/^[A-Z].*\.$/)
    expect(advice).toMatch(/^[A-Z].*\.$/)
    expect(title).not.toContain(code)
  })

  it('of what is not there names it, and only what can be deleted is said to be deleted perhaps', () => {
    const told = subjects.map((subject) => ({ subject, ...wordingOf({ code: 'not-found', subject }) }))
    const titles = [...told.map(({ title }) => title), wordingOf({ code: 'not-found' }).title]
    expect(new Set(titles).size).toBe(subjects.length + 1)
    for (const { title, advice } of told) expect(`${title} ${advice}`).toMatch(/^[A-Z].*\. [A-Z].*\.$/)
    const deleted = told.filter(({ title, advice }) => /deleted/.test(title + advice))
    expect(deleted.map(({ subject }) => subject)).toEqual(['profile'])
    expect(wordingOf({ code: 'not-found' }).advice).not.toMatch(/deleted/)
  })

  it('of what exists calls it a field only where it is one', () => {
    expect(wordingOf({ code: 'conflict', subject: 'field' }).title).toBe('This field already exists.')
    expect(wordingOf({ code: 'conflict' }).title).not.toMatch(/field/)
  })

  it('of doubt says what can be done, by the kind of change: a stored value cannot be looked at', () => {
    const ofPassword = wordingOf({ code: 'outcome-unknown', change: 'credential-change' })
    expect(ofPassword.advice).toContain('Enter it again')
    expect(ofPassword.advice).not.toMatch(/current state/)
    expect(wordingOf({ code: 'outcome-unknown', change: 'job-start' }).advice).toContain(
      'whether a job is running',
    )
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

it('of what was only read it is not said that nothing was changed', () => {
  for (const code of ['permission-denied', 'not-found', 'unreachable'] as const) {
    expect(wordingOf({ code }).advice).toContain('Nothing was changed.')
    expect(wordingOfRead({ code }).advice).not.toContain('changed')
  }
})
