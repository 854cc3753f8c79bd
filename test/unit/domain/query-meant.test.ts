import { describe, expect, it } from 'vitest'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { bareProfile } from '../../../electron/link/decode/profile'
import { parseQuery } from '../../../shared/domain/query'

describe('what people write', () => {
  it.each([
    ['id:516;121', 'id', ['516', '121']],
    ['id:516, 121', 'id', ['516', '121']],
    ['id:516 121', 'id', ['516', '121']],
    ['id:516; 121', 'id', ['516', '121']],
    ['created:10/2026', 'created', ['2026-10']],
    ['created:10.2026', 'created', ['2026-10']],
    ['created:Oct 2026', 'created', ['2026-10']],
    ['created:"October 2026"', 'created', ['2026-10']],
    ['created:5.10.2026', 'created', ['2026-10-05']],
    ['created:25/10/2026', 'created', ['2026-10-25']],
    ['created:10/25/2026', 'created', ['2026-10-25']],
    ['created:2026/10/05..2026/10/07', 'created', ['2026-10-05..2026-10-07']],
    ['created:10/2026..', 'created', ['2026-10..']],
    ['created:5 Oct 2026', 'created', ['2026-10-05']],
  ])('“%s” is understood', (text, field, values) => {
    expect(parseQuery(text)).toEqual({ terms: [{ field, values, negated: false }], notes: [] })
  })

  it('a word after a date that is whole stays a word', () => {
    expect(parseQuery('created:2026-10 2026').terms).toHaveLength(2)
    expect(parseQuery('created:oct smith').terms).toHaveLength(2)
  })
})

const directory = () => {
  const index = createProfileIndex()
  index.merge(
    [1, 2, 3].map((id) => ({ id, profile: { ...bareProfile(id), tags: id < 3 ? ['solar'] : ['Solar'] } })),
  )
  return index
}

describe('a term that means nothing', () => {
  it.each([
    ['id:abc', /So no profile matches\. It takes whole numbers/],
    ['id:#516/121', /Did you mean id:516,121\?/],
    ['-id:abc', /So no profile matches/],
    ['created:5/10/2026', /Did you mean created:2026-05-10 or created:2026-10-05\?/],
    ['created:soon', /Write created:2026-10/],
    ['mover:custom', /Did you mean mover:customer\?/],
    ['tag:', /Nothing stands after/],
    ['solar id:abc', /So no profile matches/],
  ])('“%s” matches nothing, and the note says why', (text, note) => {
    const found = directory().search(text, null, null)
    expect([...found.ids]).toEqual([])
    expect(found.unread).toBe(0)
    expect(found.notes.join(' ')).toMatch(note)
    expect(directory().count(text)).toEqual({ count: 0, unread: 0 })
  })
})

describe('a status that is not known', () => {
  it.each([
    ['status:sucess', ['“sucess” is no status known here. Did you mean status:success?']],
    [
      'status:"Wrong credential"',
      ['“Wrong credential” is no status known here. Did you mean status:credential_error?'],
    ],
    [
      'status:never,bil',
      ['“bil” is no status known here. Did you mean status:bill_extract or status:bill_processing?'],
    ],
    ['status:new_status_2027', []],
    ['status:success,"Wrong credentials",running,none,login', []],
  ])('%s is looked for as it is, and a slip is named', (text, notes) =>
    expect(parseQuery(text).notes).toEqual(notes),
  )
})

describe('the twins of a tag', () => {
  it('are found together, which is said; one spelling can be asked for', () => {
    const both = directory().search('tag:solar', null, null)
    expect([...both.ids]).toEqual([3, 2, 1])
    expect(both.notes).toEqual([
      '“solar” means “solar” (2), “Solar” (1), which the server keeps apart. Write tag:=solar for one spelling alone.',
    ])
    const one = directory().search('tag:=solar', null, null)
    expect([...one.ids]).toEqual([2, 1])
    expect(one.notes).toEqual([])
  })
})
