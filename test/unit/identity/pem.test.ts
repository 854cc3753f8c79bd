import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePem, toPem } from '../../../electron/identity/pem'

describe('PEM text', () => {
  const block = fc.record({
    label: fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'EC PARAMETERS'),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }),
  })

  it('gives the bytes back that it was made of, with any line ends and anything between', () => {
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
    const between = fc.constantFrom('', 'Bag Attributes\n', '  \n\n', 'subject=CN = x\n')
    fc.assert(
      fc.property(fc.array(block), lineEnd, between, (blocks, end, filler) => {
        const text = blocks.map(({ label, bytes }) => filler + toPem(label, bytes)).join('')
        const parsed = parsePem(text.replaceAll('\n', end))
        expect(parsed?.map(({ label, der }) => ({ label, bytes: new Uint8Array(der) }))).toEqual(blocks)
      }),
    )
  })

  it('gives the headers of a block', () => {
    const text =
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----'
    expect(parsePem(text)?.[0]?.headers.get('DEK-Info')).toBe('DES-CBC,00')
  })

  it.each([
    ['a block that does not end', '-----BEGIN CERTIFICATE-----\nAAAA'],
    ['a block that ends as another', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----'],
    ['what is not base64', '-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----'],
  ])('is refused with %s', (_title, text) => {
    expect(parsePem(text)).toBeUndefined()
  })

  it('never makes the parser throw', () => {
    const pieces = fc.constantFrom(
      '-----BEGIN CERTIFICATE-----',
      '-----END CERTIFICATE-----',
      'A: b',
      'AAAA',
      '',
      '=',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((lines) => lines.join('\n')),
        ),
        (text) => {
          expect(() => parsePem(text)).not.toThrow()
        },
      ),
    )
  })
})
