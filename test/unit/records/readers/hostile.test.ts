import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../../../shared/errors/failure'
import type { Readings } from '../../../../shared/domain/interval'
import { readIntervalFile } from '../../../../electron/records/readers/read-interval-file'
import { samples } from './samples'

const read = (text: string): Result<Readings> => readIntervalFile(new TextEncoder().encode(text), {})

/** Whatever came out, it is a failure with a code or channels that hold together. */
const holdsTogether = (result: Result<Readings>): boolean =>
  !result.ok ||
  (new Set(result.value.channels.map(({ name }) => name)).size === result.value.channels.length &&
    result.value.channels.every(
      ({ start, end, value, total, blank }) =>
        start.length === end.length &&
        start.length === value.length &&
        start.every(
          (time, index) => Number.isFinite(time) && (index === 0 || time >= (start[index - 1] ?? 0)),
        ) &&
        end.every((time, index) => time >= (start[index] ?? 0)) &&
        value.filter(Number.isNaN).length === blank &&
        /^-?\d+(\.\d*[1-9])?$/.test(total),
    ))

/** Real-shaped files, cut, with parts doubled, and with characters put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...Object.values(samples)),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(40),
        into: fc.oneof(
          fc.constantFrom(
            '',
            '"',
            ',',
            ';',
            '\n',
            '<',
            '>',
            '&',
            '-',
            '0',
            '9e99',
            '{',
            ']',
            '1970-01-01',
            'NaN',
            '\u0000',
          ),
          fc.string({ maxLength: 8 }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((before, { at, length, into }) => {
      const from = Math.floor(at * before.length)
      return before.slice(0, from) + into + before.slice(from + length)
    }, text),
  )

describe('reading anything at all', () => {
  it('never throws on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => holdsTogether(readIntervalFile(bytes, {}))),
      { numRuns: 500 },
    )
  })

  it('never throws on arbitrary text', () => {
    const start = fc.constantFrom(
      '',
      '<feed>',
      '{"a":[',
      '[[',
      '200,a,b,c,d,e,f,kWh,30\n300,20240101,',
      'Date,kWh\n2024-01-01,',
    )
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary', maxLength: 200 }), (head, tail) =>
        holdsTogether(read(head + tail)),
      ),
      { numRuns: 500 },
    )
  })

  it('never throws on damaged files', () => {
    fc.assert(
      fc.property(mutated, (text) => holdsTogether(read(text))),
      { numRuns: 1500 },
    )
  })

  it.each(Object.entries(samples))('reads the undamaged %s', (_, text) => {
    const result = read(text)
    expect(result.ok && result.value.channels.length).toBeGreaterThan(0)
    expect(holdsTogether(result)).toBe(true)
  })
})

describe('files that mean harm', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
    <feed><entry><content><IntervalBlock><IntervalReading><value>&b;</value></IntervalReading></IntervalBlock></content></entry></feed>`

  it('refuses entities of a file’s own making', () => {
    expect(read(laughs)).toMatchObject({
      error: { code: 'bad-reply', detail: 'it is XML that declares entities of its own, which is refused' },
    })
  })

  it('fetches and includes nothing for an external entity', () => {
    const outside = laughs.replace(
      '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
      '<!ENTITY b SYSTEM "file:///etc/passwd">',
    )
    expect(read(outside)).toMatchObject({ error: { code: 'bad-reply' } })
  })

  it.each([
    ['XML', '<a>'.repeat(100_000)],
    ['JSON lists', '['.repeat(1_000_000)],
    ['JSON objects', '{"a":'.repeat(1_000_000)],
  ])('refuses %s nested without end', (_, text) => {
    expect(read(text)).toMatchObject({ error: { code: 'too-deep' } })
  })

  it('refuses more channels than any file has', () => {
    const records = Array.from({ length: 600 }, (_, nmi) => `200,NMI${nmi},E1,E1,E1,N1,M${nmi},kWh,30,`)
    expect(read(records.join('\n'))).toMatchObject({ error: { code: 'bad-reply' } })
  })

  it('refuses a number too long to be one instead of computing with it', () => {
    const digits = '9'.repeat(100_000)
    const result = read(
      `Start,Usage (kWh)\n2024-01-01T00:00:00Z,1\n2024-01-01T01:00:00Z,${digits}\n2024-01-01T02:00:00Z,1e9999\n`,
    )
    expect(result).toMatchObject({ ok: false, error: { code: 'bad-reply' } })
  })
})

describe('what is no interval file', () => {
  it.each([
    ['', 'it looks like an empty file'],
    [' \n ', 'it looks like an empty file'],
    ['%PDF-1.7\n%âãÏÓ', 'it looks like a PDF'],
    ['PK\u0003\u0004rest', 'it looks like a ZIP archive or a spreadsheet (XLSX)'],
    ['<!DOCTYPE html><html><body>Please log in</body></html>', 'it looks like a web page (HTML)'],
    ['<?xml version="1.0"?>\n<html xmlns="x"><body/></html>', 'it looks like a web page (HTML)'],
    ['abc\u0000\u0001\u0002', 'it looks like a binary file'],
    ['<svg/>', 'it is XML, but not Green Button data'],
    ['<feed><entry>', 'it is XML that breaks off or is damaged'],
    ['{"error": "Interval not found"}', 'it is JSON without a list of readings'],
    ['{"intervals": [', 'it is JSON that breaks off or is damaged'],
    [
      'Dear customer,\nyour data is not ready.\n',
      'this layout is not understood: no column of dates or times was found (2 lines of text without columns)',
    ],
    [
      'Name,Points\nAnna,3\nBert,4\n',
      'this layout is not understood: no column of dates or times was found (3 lines, 2 columns, 1 of them of numbers)',
    ],
    [
      'Date,Who\n2024-01-01,Anna\n2024-01-02,Bert\n',
      'this layout is not understood: no column of amounts was found beside its times (3 lines, 2 columns, 0 of them of numbers)',
    ],
    ['100,NEM13,202401010000,A,B\n', 'it looks like NEM13: accumulated readings, not intervals'],
  ])('%j: %s', (text, detail) => {
    expect(read(text)).toEqual({ ok: false, error: { code: 'bad-reply', detail } })
  })

  it('quotes nothing of the file in its failures', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const result = read(text)
        return result.ok || !JSON.stringify(result.error).includes('SECRET')
      }),
      { numRuns: 300 },
    )
  })
})

describe('the readers', () => {
  it('know the name of no file of the test data', () => {
    const folder = fileURLToPath(new URL('../../../../electron/records/readers/', import.meta.url))
    const source = readdirSync(folder)
      .map((name) => readFileSync(folder + name, 'utf8'))
      .join('\n')
    expect(source).not.toMatch(/sdge|ameren|enedis|engie|homewizard|shelly|solaredge|greenchoice|enbridge/i)
  })
})
