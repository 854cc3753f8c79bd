import { describe, expect, it } from 'vitest'
import { serverSearchOf, type Known } from '../../../electron/directory/server-search'

/** A server that takes no list would be asked so often. */
const many = Array.from({ length: 21 }, (_, at) => at + 1).join(',')

const known: Known = {
  providersNamed: (name) => (name === 'Pacific' ? [3150, 7] : []),
  tagsSpelled: (tag) =>
    tag === 'ev' ? ['EV', 'ev', 'Ev,'] : tag === 'many' ? ['Many', 'MANY', 'mAny', 'maNy', 'manY'] : [],
}
const asked = (text: string) => serverSearchOf(text, known)?.parts.map(({ filters }) => filters) ?? null

describe('as the server is asked', () => {
  it.each([
    ['CASE-1', [[{ label: 'CASE-1' }]]],
    ['label:"A B"', [[{ label: 'A B' }]]],
    ['tag:solar tag:vip', [[{ tags: ['solar'] }], [{ tags: ['vip'] }]]],
    ['tag:=solar', [[{ tags: ['solar'] }]]],
    ['tag:ev', [[{ tags: ['ev'] }, { tags: ['EV'] }]]],
    ['tag:=ev', [[{ tags: ['ev'] }]]],
    ['provider:3150 CASE-1', [[{ providerId: 3150 }], [{ label: 'CASE-1' }]]],
    ['created:2026-10', [[{ createdFrom: '2026-09-30', createdTo: '2026-11-01' }]]],
    ['created:2026-10..', [[{ createdFrom: '2026-09-30', createdTo: undefined }]]],
    ['tag:solar status:credential_error', [[{ tags: ['solar'] }]]],
    ['two words', [[{ label: 'two words' }]]],
    ['two tag:solar words', [[{ tags: ['solar'] }], [{ label: 'two words' }]]],
    ['two -words', null],
    ['status:none', null],
    ['-tag:solar', null],
    ['tag:a,b', null],
    ['id:516,268', [[{ ids: [516, 268] }]]],
    ['-id:516', null],
    [`id:${many}`, null],
    [`id:${many} CASE-1`, [[{ label: 'CASE-1' }]]],
    ['provider:Pacific', [[{ providerId: 3150 }, { providerId: 7 }]]],
    ['provider:Unknown', null],
    ['id:abc', null],
    ['', null],
  ])('“%s”', (text, filters) => {
    expect(asked(text)).toEqual(filters)
  })

  it('what the answer proves depends on how servers read the parameter', () => {
    const proofs = (text: string) =>
      serverSearchOf(text, known)?.parts.map(({ proves, rulesOut }) => [proves, rulesOut])
    // A profile that was not read yet may have it in a spelling that nobody here knows.
    expect(proofs('tag:solar')).toEqual([[true, false]])
    expect(proofs('tag:=solar')).toEqual([[true, true]])
    expect(proofs('label:solar')).toEqual([[false, false]])
    expect(proofs('id:516')).toEqual([[true, true]])
    expect(proofs('solar')).toEqual([[true, false]])
    expect(serverSearchOf('tag:solar status:none', known)?.whole).toBe(false)
  })
})
