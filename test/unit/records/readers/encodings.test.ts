import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sniff } from '../../../../electron/records/readers/sniff'

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const words = fc.array(
  fc.constantFrom('Zähler', 'kWh', '2025-03-01 00:15', '1,234', 'm³', '€', 'Größe', ';', '\r\n'),
  {
    minLength: 6,
    maxLength: 60,
  },
)

const textOf = (bytes: Uint8Array): string => {
  const file = sniff(bytes)
  return file.kind === 'foreign' ? `foreign: ${file.looksLike}` : file.text
}

describe('the text of a file', () => {
  it('is the same in UTF-8 and in UTF-16 without a byte order mark, whichever byte comes first', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = `Datum${parts.join(' ')}`
        for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le'), bigEndian(text)]) {
          expect(textOf(bytes)).toBe(text)
        }
      }),
    )
  })

  it('is Windows-1252 where it is no UTF-8, under every Node', () => {
    const text = 'Zähler;m³;€;–;—;„Anführung“;Œuvre;Ž'
    const bytes = Uint8Array.from([
      0x5a, 0xe4, 0x68, 0x6c, 0x65, 0x72, 0x3b, 0x6d, 0xb3, 0x3b, 0x80, 0x3b, 0x96, 0x3b, 0x97, 0x3b, 0x84, 0x41, 0x6e, 0x66, 0xfc,
      0x68, 0x72, 0x75, 0x6e, 0x67, 0x93, 0x3b, 0x8c, 0x75, 0x76, 0x72, 0x65, 0x3b, 0x8e,
    ]) // prettier-ignore
    expect(textOf(bytes)).toBe(text)
  })

  it.each([
    ['zeros all over', Buffer.from([1, 0, 0, 0, 2, 0, 0, 0, 65, 0, 0, 0])],
    ['zeros between', Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(400)])],
  ])('is none in a binary file: %s', (_, bytes) => {
    expect(textOf(bytes)).toMatch(/^foreign: a binary file/)
  })
})
