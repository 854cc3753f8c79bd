import fc from 'fast-check'
import { expect, it } from 'vitest'
import { manifestBytes, readManifest, type ManifestRow } from '../../../electron/records/pdf-manifest'
import { safeName } from '../../../shared/domain/safe-name'

const row: ManifestRow = {
  billId: 'b-1',
  period: '2026-10-02 to 2026-11-01',
  type: 'electricity',
  file: 'Jane.pdf',
  bytes: 1200,
  sha256: 'ab'.repeat(32),
  outcome: 'saved',
}

it('what was written is read back, whatever the IDs and names are', () => {
  const text = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('=1+1', "'x", '-b', '"', ',', '00412'))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (lines) => {
      const rows = lines.map(([billId, name]) => ({ ...row, billId, file: safeName(name) }))
      expect(readManifest(manifestBytes(rows, 'c-1'), 'c-1')).toEqual(rows)
    }),
  )
})

it('lines without a file are read back, too', () => {
  const none = { ...row, file: null, bytes: null, sha256: null, outcome: 'no PDF: the record names none' }
  expect(readManifest(manifestBytes([none], 'c-1'), 'c-1')).toEqual([none])
})

it('a path or a strange hash is taken for no file, and another file for no list', () => {
  const odd = [
    { ...row, file: '../../etc/passwd' },
    { ...row, sha256: 'x' },
  ]
  expect(readManifest(manifestBytes(odd, 'c-1'), 'c-1')?.map(({ file }) => file)).toEqual([null, null])
  expect(readManifest(Buffer.from('Bill ID,Name\r\n1,2\r\n'), 'c-1')).toBeNull()
  expect(readManifest(new Uint8Array(), 'c-1')).toBeNull()
  expect(readManifest(Buffer.from([0xff, 0xfe, 0, 1, 2]), 'c-1')).toBeNull()
})

it('a list of another connection, or of none, is no list', () => {
  expect(readManifest(manifestBytes([row], 'c-1'), 'c-2')).toBeNull()
  const without = 'Bill ID,Period,Type,File,Bytes,SHA-256,Outcome\r\nb-1,,electricity,,,,saved\r\n'
  expect(readManifest(Buffer.from(without), 'c-1')).toBeNull()
})
