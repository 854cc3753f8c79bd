import { describe, expect, it } from 'vitest'
import { createProfileIndex } from '../../../electron/directory/index/profile-index'
import { bareProfile } from '../../../electron/link/decode/profile'
import { parseQuery, withTerm } from '../../../shared/domain/query'

describe('what people write', () => {
  it.each([
    ['id:516;121', 'id', ['516', '121']],
    ['id:516, 121', 'id', ['516', '121']],
    ['id:516 121', 'id', ['516', '121']],
    ['id:516; 121', 'id', ['516', '121']],
    ['id:#516', 'id', ['516']],
    ['id:#516 #121', 'id', ['516', '121']],
    ['id:#516,#121', 'id', ['516', '121']],
    ['provider:#7', 'provider', ['7']],
    ['provider:"Edison #7"', 'provider', ['Edison #7']],
    ['id:516/121', 'id', ['516', '121']],
    ['id:516\uFF0C121\uFF1B7', 'id', ['516', '121', '7']],
    ['id:\uFF15\uFF11\uFF16', 'id', ['516']],
    ['zip:94103|10001', 'zip', ['94103', '10001']],
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
    ['id:#516#121', /Did you mean id:516,121\?/],
    ['-id:abc', /So no profile matches/],
    ['created:5/10/2026', /Did you mean created:2026-05-10 or created:2026-10-05\?/],
    ['created:soon', /Write created:2026-10/],
    ['mover:custom', /Did you mean mover:customer\?/],
    ['tag:', /There is nothing after/],
    ['solar id:abc', /So no profile matches/],
    ['""', /There is nothing between/],
    ['-""', /There is nothing between/],
    ['"', /There is nothing between/],
    ['\u201C\u201D', /There is nothing between/],
    ['-id:1;l2', /“l2” makes no sense.*So no profile matches/],
    ['-mover:nobody,custom', /So no profile matches/],
    ['-created:2020,soon', /So no profile matches/],
    ['created:01\u201110\u20112026', /Did you mean created:2026-01-10 or created:2026-10-01\?/],
    ['id:000', /It takes whole numbers/],
  ])('“%s” matches nothing, and the note says why', (text, note) => {
    const found = directory().search(text, null, null)
    expect([...found.ids]).toEqual([])
    expect(found.unread).toBe(0)
    expect(found.notes.join(' ')).toMatch(note)
    expect(directory().counted([text])).toEqual([{ count: 0, unread: 0 }])
  })
})

describe('a status that is not known', () => {
  it.each([
    ['status:sucess', ['“sucess” is not a status known here. Did you mean status:success?']],
    [
      'status:"Wrong credential"',
      ['“Wrong credential” is not a status known here. Did you mean status:credential_error?'],
    ],
    [
      'status:never,bil',
      ['“bil” is not a status known here. Did you mean status:bill_extract or status:bill_processing?'],
    ],
    ['status:new_status_2027', []],
    ['status:success,"Wrong credentials",running,none,login', []],
  ])('%s is looked for as it is, and a slip is named', (text, notes) =>
    expect(parseQuery(text).notes).toEqual(notes),
  )
})

it.each([
  ['tag:a OR tag:b', /^“OR” is searched for as a word.*tag:solar,vip/],
  ['tag:a AND tag:b', /^“AND” is searched for as a word.*match anyway/],
  ['NOT tag:b', /^“NOT” is searched for as a word.*-tag:solar/],
])('a word of other searches stays a word in “%s”, and how it is said here is named', (text, note) => {
  const { terms, notes } = parseQuery(text)
  expect(terms).toContainEqual({ field: 'text', values: [/OR|AND|NOT/.exec(text)?.[0]], negated: false })
  expect(notes).toEqual([expect.stringMatching(note)])
})

it.each(['or', '"OR"', 'ORegon', 'label:OR', 'and not or'])('“%s” says what it says', (text) =>
  expect(parseQuery(text).notes).toEqual([]),
)

it('a term of nothing stays one when it is written out and another is added', () => {
  const open = withTerm('-"" "', { field: 'tag', values: ['VIP'], negated: false })
  expect(directory().counted([open])).toEqual([{ count: 0, unread: 0 }])
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
