import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createLogFiles } from '../../../electron/logging/log-files'
import { createLogger } from '../../../electron/logging/logger'

const now = () => new Date('2026-11-22T10:00:00Z')
const canary = 'Tr0ub4dor&3-canary'

describe('a log line', () => {
  it('has time, level, message, and codes, ids and counts', () => {
    const lines: string[] = []
    createLogger((line) => lines.push(line), now).warn('slow', { channel: 'bills:list', profileId: 516 })
    expect(lines).toEqual([
      '{"at":"2026-11-22T10:00:00.000Z","level":"warn","message":"slow","channel":"bills:list","profileId":516}',
    ])
  })

  it.each([
    'password',
    'value',
    'keyPem',
    'passphrase',
    'token',
    'label',
    'tag',
    'serviceAddress',
    'accountNumber',
  ])('never shows what stands under %s', (name) => {
    const lines: string[] = []
    createLogger((line) => lines.push(line)).error('x', { [name]: canary })
    expect(lines.join()).not.toContain(canary)
  })

  it('takes keys and long encoded values out of any text, errors included', () => {
    const lines: string[] = []
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIEcanary\n-----END PRIVATE KEY-----'
    createLogger((line) => lines.push(line)).error('x', {
      error: new Error(`cannot read ${pem}`),
      detail: `value ${'QUJD'.repeat(40)}`,
    })
    expect(lines.join()).not.toMatch(/canary|QUJDQUJD/)
  })

  it('never shows what is inside an object', () => {
    fc.assert(
      fc.property(fc.object(), (inner) => {
        const lines: string[] = []
        createLogger((line) => lines.push(line)).info('x', { inner: { ...inner, canary } })
        expect(lines.join()).not.toContain(canary)
      }),
    )
  })
})

describe('log files', () => {
  const folders: string[] = []
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'logs-'))
    folders.push(made)
    return made
  }

  it('are one a day, and 14 of them', () => {
    const at = folder()
    for (let day = 1; day <= 20; day += 1) {
      writeFileSync(join(at, `2026-10-${String(day).padStart(2, '0')}.log`), 'x\n')
    }
    createLogFiles(at, now)('today')
    expect(readFileSync(join(at, '2026-11-22.log'), 'utf8')).toBe('today\n')
    expect(readdirSync(at).sort()[0]).toBe('2026-10-07.log')
  })

  it('do no harm where they cannot be written', () => {
    const file = join(folder(), 'a-file')
    writeFileSync(file, '')
    const write = createLogFiles(join(file, 'logs'), now)
    expect(() => write('x')).not.toThrow()
  })
})
