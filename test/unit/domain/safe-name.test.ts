import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName } from '../../../shared/domain/safe-name'

describe('a file name from data that is not ours', () => {
  it.each([
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['..\\x', 'x'],
    ['../../etc/passwd', 'etc passwd'],
    ['bill\u202Efdp.exe', 'billfdp.exe'.replace('billfdp', 'bill fdp')],
    ['name. ', 'name'],
    ['', 'file'],
    ['...', 'file'],
    ['a'.repeat(300) + '.pdf', `${'a'.repeat(120)}.pdf`],
    ['Bill 2026-10-01.pdf', 'Bill 2026-10-01.pdf'],
    ['請求書.pdf', '請求書.pdf'],
    ['😀'.repeat(120) + '.csv', `${'😀'.repeat(48)}.csv`],
    ['COM¹.pdf', '_COM¹.pdf'],
    ['LPT³', '_LPT³'],
    ['CONIN$', '_CONIN$'],
    ['conout$.txt', '_conout$.txt'],
    ['com1 .txt', '_com1.txt'],
    ['CONSOLE.txt', 'CONSOLE.txt'],
    ['a . .b', 'a.b'],
    [`${'a'.repeat(113)} .bcd${' '.repeat(9)}`, `${'a'.repeat(113)}.bcd`],
    [`${'a'.repeat(113)} .bcd  ef gh ij kl`, `${'a'.repeat(113)}.bcd ef`],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  it('is never empty, never a path, never one that a system keeps for itself, and stands when made safe again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc.string({ unit: 'grapheme', minLength: 100, maxLength: 400 }),
        ),
        (name) => {
          const safe = safeName(name)
          expect(safe).not.toMatch(/[\\/:*?"<>|]|\p{Cc}|\p{Cf}|^[. ]|[. ]$/u)
          expect(safe.length).toBeGreaterThan(0)
          expect(safe).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\.|$)/i)
          expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(255)
          expect(safeName(safe)).toBe(safe)
        },
      ),
    )
  })
})
