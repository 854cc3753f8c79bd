import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  billsOf,
  changesBetween,
  facetOf,
  fieldsOfBills,
  fieldsOfProfile,
  noFields,
  presenceIn,
  profileOf,
  undone,
} from '../../../shared/history/fields'
import { billOf } from '../../support/bill'
import { anyBill } from '../../support/bill-series'

const optional = fc.option(fc.string(), { nil: null })
const anyProfile = fc.record({
  label: fc.string(),
  provider: optional,
  providerId: fc.option(fc.nat(), { nil: null }),
  zipcode: optional,
  tags: fc.uniqueArray(fc.string()),
})
const anyState = fc.oneof(
  fc.constant(noFields),
  anyProfile.map(fieldsOfProfile),
  fc.array(anyBill, { maxLength: 20 }).map(fieldsOfBills),
)

describe('the fields of a profile', () => {
  it('say what it was, with every tag, whatever it is called', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const { providerId, ...rest } = profile
        expect(profileOf(fieldsOfProfile(profile))).toEqual({
          ...rest,
          tags: profile.tags.toSorted(),
          providerId: providerId === null ? null : String(providerId),
        })
      }),
    )
  })

  it('are none where there was no profile, which is something else than an empty label', () => {
    const nameless = fieldsOfProfile({ label: '', provider: null, providerId: null, zipcode: null, tags: [] })
    expect(profileOf(noFields)).toBeNull()
    expect(profileOf(nameless)).toMatchObject({ label: '', tags: [] })
    expect(presenceIn(changesBetween(nameless, noFields))).toBe('gone')
    expect(presenceIn(changesBetween(noFields, nameless))).toBe('back')
    expect(presenceIn(changesBetween(nameless, nameless))).toBeNull()
  })
})

describe('the fields of bills', () => {
  const october = billOf({ meterNumber: '1', startDate: '2026-09-03', endDate: '2026-10-02' })
  const november = billOf({ meterNumber: '1', startDate: '2026-10-03', endDate: '2026-11-02' })
  const gas = billOf({ type: 'gas', meterNumber: '2', billDate: '2026-08-01' })

  it('are their number and the newest of each series', () => {
    expect(billsOf(fieldsOfBills([november, october, gas]))).toEqual({
      records: 3,
      newest: [
        {
          key: { type: 'electricity', accountNumber: null, serviceId: null, meterNumber: '1' },
          startDate: '2026-10-03',
          endDate: '2026-11-02',
          billDate: null,
        },
        {
          key: { type: 'gas', accountNumber: null, serviceId: null, meterNumber: '2' },
          startDate: null,
          endDate: null,
          billDate: '2026-08-01',
        },
      ],
    })
  })

  it('change where a bill comes, and not where the same are sent in another order', () => {
    const changes = changesBetween(fieldsOfBills([october, gas]), fieldsOfBills([gas, november, october]))
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      ['2', '3'],
      ['["2026-09-03","2026-10-02",null]', '["2026-10-03","2026-11-02",null]'],
    ])
    expect(changes.map(({ field }) => facetOf(field))).toEqual(['bills', 'bills'])
    fc.assert(
      fc.property(fc.array(anyBill, { maxLength: 20 }), (bills) => {
        expect(changesBetween(fieldsOfBills(bills), fieldsOfBills(bills.toReversed()))).toEqual([])
      }),
    )
  })
})

describe('the way back', () => {
  it('leads from any state to the one before, through any number of changes', () => {
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 2, maxLength: 6 }), (states) => {
        const changes = states.slice(1).map((state, at) => changesBetween(states[at] ?? noFields, state))
        const first = changes.reduceRight<ReadonlyMap<string, string> | null>(
          (state, change) => state && undone(state, change),
          states.at(-1) ?? noFields,
        )
        expect(Object.fromEntries(first ?? [])).toEqual(Object.fromEntries(states[0] ?? []))
      }),
    )
  })

  it('is not gone where a change of it is missing', () => {
    const labelled = (label: string) =>
      fieldsOfProfile({ label, provider: null, providerId: null, zipcode: null, tags: [] })
    const [first, second, third] = [labelled('A'), labelled('B'), labelled('C')]
    expect(undone(third, changesBetween(first, second))).toBeNull()
  })
})
