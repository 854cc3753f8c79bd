import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayRangeOf } from '../../../shared/domain/days'
import {
  formatQuery,
  moverNames,
  parseQuery,
  queryFields,
  termsOf,
  withTerm,
  withoutTerm,
  type QueryField,
  type Term,
} from '../../../shared/domain/query'
import { daysMeant } from '../../../shared/domain/query-values'

const term = (field: Term['field'], values: string | readonly string[], negated = false): Term => ({
  field,
  values: typeof values === 'string' ? [values] : values,
  negated,
})

describe('the language of the search field', () => {
  it.each([
    ['  smith   94103 ', [term('text', 'smith'), term('text', '94103')]],
    ['"two words" -gone', [term('text', 'two words'), term('text', 'gone', true)]],
    ['Smith, John - 3', [term('text', 'Smith,'), term('text', 'John'), term('text', '-'), term('text', '3')]],
    ['tag:solar -tag:ev', [term('tag', 'solar'), term('tag', 'ev', true)]],
    ['tag:"budget billing",solar', [term('tag', ['budget billing', 'solar'])]],
    ['TAGS:a,a', [term('tag', 'a')]],
    ['provider:"Pacific"', [term('provider', 'Pacific')]],
    ['created:2026-10..', [term('created', '2026-10..')]],
    ['status:AgentState.Credential_Error', [term('status', 'credential_error')]],
    ['status:"Wrong credentials",never', [term('status', ['credential_error', 'none'])]],
    ['mover:Customer', [term('mover', 'customer')]],
    ['id:516,0517', [term('id', ['516', '517'])]],
    ['id:516, 517,  518', [term('id', ['516', '517', '518'])]],
    ['tag:solar, "past due" x', [term('tag', ['solar', 'past due']), term('text', 'x')]],
    ['tag:solar, -tag:ev, id:1', [term('tag', 'solar'), term('tag', 'ev', true), term('id', '1')]],
    ['label:"a \\"b\\" \\\\ c"', [term('label', 'a "b" \\ c')]],
    ['tag:\u201Cnew tag\u201D', [term('tag', 'new tag')]],
    ['tag:\u201Enew tag\u201C,\u00ABold\u00BB', [term('tag', ['new tag', 'old'])]],
    ['\u2013tag:ev', [term('tag', 'ev', true)]],
    ['\u200Bid:\u202A516\u202C', [term('id', '516')]],
    ['tag:\u200B"new tag"', [term('tag', 'new tag')]],
    ['id:"516\u00A0"', [term('id', '516')]],
    ['label:"\u201Cso\u201D\u200B"', [term('label', '\u201Cso\u201D\u200B')]],
    ['O\u2019Brien', [term('text', 'O\u2019Brien')]],
    ['5" 12:30', [term('text', '5"'), term('text', '12:30')]],
    ['"open end', [term('text', 'open end')]],
    ['tag:"a"b', [term('tag', 'a'), term('text', 'b')]],
    ['\u200B tag:a \u2060', [term('tag', 'a')]],
    [
      'tag\uFF1Aa\uFF0Cb \uFF0Did\uFF1A\uFF15\uFF11\u30016',
      [term('tag', ['a', 'b']), term('id', ['51', '6'], true)],
    ],
    ['label:"a\uFF0Cb\uFF1Ac"', [term('label', 'a\uFF0Cb\uFF1Ac')]],
  ])('%s', (text, terms) => {
    expect(parseQuery(text)).toEqual({ terms, notes: [] })
  })

  it('says what it did not understand, which matches nothing', () => {
    expect(parseQuery('colour:red created:then,2026 mover:nowhere id:x,99999999999 tag:')).toEqual({
      terms: [
        term('text', 'colour:red'),
        term('created', '2026'),
        term('mover', []),
        term('id', []),
        term('tag', []),
      ],
      notes: [
        'There is no field “colour”: “colour:red” is searched for as text.',
        '“then” makes no sense for “created:”. Write created:2026-10, created:2026-10-01..2026-10-31 or created:2026-10.. instead.',
        `“nowhere” makes no sense for “mover:”. So no profile matches. It takes one of ${moverNames.join(', ')}.`,
        '“x” makes no sense for “id:”. So no profile matches. It takes whole numbers, without thousands separators.',
        'There is nothing after “tag:”.',
      ],
    })
    expect(parseQuery('constructor:x').notes).toHaveLength(1)
    expect(parseQuery('created:2026-12..2026-10')).toEqual({
      terms: [term('created', '2026-12..2026-10')],
      notes: ['“2026-12..2026-10” ends before it begins: no profile matches.'],
    })
  })

  it('never throws, and what it understood is understood again when written out', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '\u201C',
          '\u00BB',
          '\u200B',
          '\u2013',
          '\uFF0C',
          '\uFF1A',
          '\\',
          '-',
          ':',
          ',',
          ' ',
          'a',
          '.',
          '2',
          'tag:',
          'id:',
          'created:',
        ),
      }),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const { terms } = parseQuery(typed)
        expect(parseQuery(formatQuery(terms)).terms).toEqual(terms)
        const said = terms.filter(({ values }) => values.length > 0)
        expect(parseQuery(formatQuery(said))).toEqual({ terms: said, notes: [] })
      }),
      { numRuns: 2000 },
    )
  })

  it('gives any terms back that were written out', () => {
    const value = fc.string({ minLength: 1 }).filter((one) => one.trim() !== '')
    const of = (field: Term['field'], values: fc.Arbitrary<string>): fc.Arbitrary<Term> =>
      fc.record({
        field: fc.constant(field),
        values: fc.uniqueArray(values, { minLength: 1, maxLength: field === 'text' ? 1 : 3 }),
        negated: fc.boolean(),
      })
    const any = fc.oneof(
      of('text', value),
      of('tag', value),
      of('label', value),
      // `#268` at a provider is its id 268, and is given back so.
      of(
        'provider',
        value.filter((one) => !one.includes('#')),
      ),
      of('mover', fc.constantFrom(...moverNames)),
      of('id', fc.integer({ min: 1, max: 2 ** 31 - 1 }).map(String)),
      of('created', fc.constantFrom('2026', '2026-10', '2026-10-31..', '..2026', '2025..2026-01')),
      of('missing', fc.constantFrom('>0', '2', '<=3')),
      of('late', fc.constantFrom('yes', 'no')),
      of('lastbill', fc.constantFrom('none', '<2026-09', '>=2026', '2026-01..2026-03')),
      of('type', fc.constantFrom('gas', 'electricity', 'district heat')),
    )
    fc.assert(
      fc.property(fc.array(any), (terms) => {
        expect(parseQuery(formatQuery(terms)).terms).toEqual(terms)
      }),
    )
  })

  it('changes one term and leaves the rest of the text as it was typed', () => {
    const typed = ' "smith"  Tag:solar'
    expect(withTerm(typed, term('tag', 'solar'))).toBe(typed)
    expect(withTerm(typed, term('tag', 'budget billing', true))).toBe(`${typed.trim()} -tag:"budget billing"`)
    expect(withoutTerm(typed, term('tag', 'solar'))).toBe('"smith"')
    expect(withoutTerm(typed, term('tag', 'ev'))).toBe(typed)
    expect(withTerm('', term('id', '1'))).toBe('id:1')
    expect(withTerm('"still open', term('id', '1'))).toBe('"still open" id:1')
    expect(termsOf(typed, 'tag')).toEqual([term('tag', 'solar')])
  })

  it('gives every field a meaning', () => {
    const sample: Record<QueryField, string> = {
      tag: 'x',
      label: 'x',
      provider: 'x',
      zip: '94103',
      status: 'success',
      mover: 'retry',
      created: '2026',
      id: '1',
      missing: '>0',
      late: 'yes',
      lastbill: '<2026-09',
      lastinterval: '<2026-09',
      type: 'gas',
    }
    for (const field of queryFields) expect(termsOf(`${field}:${sample[field]}`, field)).toHaveLength(1)
  })
})

describe('what is asked of bills', () => {
  it.each([
    ['missing: > 0', null],
    ['missing:>0', '>0'],
    ['missing:=02', '2'],
    ['missing:many', null],
    ['late:YES', 'yes'],
    ['late:perhaps', null],
    ['lastbill:<2026-09', '<2026-09'],
    ['lastbill:>=10/2026', '>=2026-10'],
    ['lastbill:None', 'none'],
    ['lastbill:<2026-01..2026-02', null],
    ['lastbill:soon', null],
    ['type:Electric', 'electricity'],
  ])('%s', (text, value) => {
    expect(parseQuery(text).terms[0]?.values).toEqual(value === null ? [] : [value])
    expect(parseQuery(text).notes.length > 0).toBe(value === null)
  })

  it.each([
    ['<2026-09', null, '2026-08-31'],
    ['<=2026-09', null, '2026-09-30'],
    ['>2026-09', '2026-10-01', null],
    ['>=2026-09', '2026-09-01', null],
    ['2026-09', '2026-09-01', '2026-09-30'],
    ['2026-09..', '2026-09-01', null],
  ])('the days of %s', (text, from, to) => {
    expect(daysMeant(text)).toEqual({ from, to })
  })
})

describe('ranges of days', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-10-05', '2026-10-05', '2026-10-05'],
    ['2026-10..', '2026-10-01', null],
    ['..2026-10', null, '2026-10-31'],
    ['2025-12..2026-01-15', '2025-12-01', '2026-01-15'],
  ])('%s', (text, from, to) => {
    expect(dayRangeOf(text)).toEqual({ from, to })
  })

  it.each(['', '..', '2026-13', '2026-02-30', '26', '2026..2027..2028', 'soon', '2026-1'])(
    'not %s',
    (text) => {
      expect(dayRangeOf(text)).toBeNull()
    },
  )
})
