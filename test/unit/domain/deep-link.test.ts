import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOfProfile, parseDeepLink } from '../../../shared/domain/deep-link'

const unreadable = (address: string) => ({ target: { kind: 'unreadable', address }, connection: null })

describe('the address of a link', () => {
  it('leads to a profile or a label, with or without a connection', () => {
    const profile = { kind: 'profile', profileId: 516 }
    const label = { kind: 'label', label: 'CASE-00412' }
    expect(parseDeepLink('link-console://profile/516')).toEqual({ target: profile, connection: null })
    expect(parseDeepLink('LINK-CONSOLE://Profile/516/')).toEqual({ target: profile, connection: null })
    expect(parseDeepLink('link-console://label/CASE-00412')).toEqual({ target: label, connection: null })
    expect(parseDeepLink('link-console://label/CASE-00412?connection=Production')).toEqual({
      target: label,
      connection: 'Production',
    })
    expect(parseDeepLink('link-console://label/A%2FB%20%3F?connection=Our+Sandbox')).toEqual({
      target: { kind: 'label', label: 'A/B ?' },
      connection: 'Our Sandbox',
    })
  })

  it.each([
    '',
    'https://profile/516',
    'link-console:profile/516',
    'link-console://profile/',
    'link-console://profile/0',
    'link-console://profile/-5',
    'link-console://profile/5e3',
    'link-console://profile/516/bills',
    'link-console://profile/1234567890123456',
    'link-console://delete/516',
    'link-console://label/',
    'link-console://label/%20',
    'link-console://label/a/b',
    'link-console://label/%E0%A4%A',
    'link-console://label/a%00b',
    'link-console://label/a#b',
    'link-console://label/a?conection=Practice',
    'link-console://label/a?connection=',
    'link-console://label/a?connection=A&connection=B',
    'link-console://user@label/a',
  ])('is unreadable where it is not exactly so: %s', (address) => {
    expect(parseDeepLink(address)).toEqual(unreadable(address))
  })

  it('names a label or an id without the marks that came along when it was copied', () => {
    const target = (address: string) => parseDeepLink(`link-console://${address}`).target
    expect(target('label/CASE-1%E2%80%8B')).toEqual({ kind: 'label', label: 'CASE-1' })
    expect(target('label/a%E2%80%AEb')).toEqual({ kind: 'label', label: 'ab' })
    expect(target('profile/%E2%80%AA516%E2%80%AC')).toEqual({ kind: 'profile', profileId: 516 })
    expect(target('profile/516%EF%BB%BF')).toEqual({ kind: 'profile', profileId: 516 })
  })

  it('is refused by its length, and then shown shortened and without what cannot be seen', () => {
    const long = `link-console://label/${'x'.repeat(1001)}`
    expect(parseDeepLink(long)).toEqual(unreadable(`${long.slice(0, 120)}…`))
    expect(parseDeepLink('link-console://\u202Eevil')).toEqual(unreadable('link-console://\uFFFDevil'))
    expect(parseDeepLink(`link-console://label/a?connection=${'n'.repeat(81)}`).connection).toBeNull()
  })

  it('never makes the reader throw, and never yields more than it allows', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 60 }).map((rest) => `link-console://${rest}`),
      fc
        .tuple(fc.constantFrom('profile', 'label'), fc.string(), fc.string())
        .map(([host, path, query]) => `link-console://${host}/${path}?connection=${query}`),
      fc.string().map((path) => `link-console://label/${path.replaceAll('a', '%')}`),
    )
    fc.assert(
      fc.property(anything, (address) => {
        const { target, connection } = parseDeepLink(address)
        if (target.kind === 'profile') expect(Number.isSafeInteger(target.profileId)).toBe(true)
        if (target.kind === 'label') expect(target.label).toMatch(/^[^\p{Cc}\p{Cf}]{1,1000}$/u)
        if (target.kind === 'unreadable') expect(connection).toBeNull()
        expect((connection ?? 'none').length).toBeLessThanOrEqual(80)
      }),
    )
  })

  it('is read back as it was made', () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((name) => name.trim() === name && name.length <= 80 && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(name))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 - 1 }), fc.option(names), (profileId, connection) => {
        expect(parseDeepLink(addressOfProfile(profileId, connection))).toEqual({
          target: { kind: 'profile', profileId },
          connection,
        })
      }),
    )
    fc.assert(
      fc.property(names, (label) => {
        const address = `link-console://label/${encodeURIComponent(label)}`
        expect(parseDeepLink(address).target).toEqual({ kind: 'label', label })
      }),
    )
  })
})
