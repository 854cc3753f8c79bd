import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { electronWarning, newestElectron } from '../../../shared/domain/electron-support'

describe('the Electron that the console runs on', () => {
  it('is named where it gets no fixes any more, with the day where that is known', () => {
    expect(electronWarning('33.2.1')).toBe('Electron 33.2.1 has had no security fixes since 2025-04-29')
    expect(electronWarning(`${newestElectron - 3}.0.0`)).toContain('gets no security fixes any more')
  })

  it('is not named where it is supported, or newer than what is known', () => {
    for (const major of [newestElectron - 2, newestElectron, newestElectron + 4])
      expect(electronWarning(`${major}.1.2`)).toBeNull()
  })

  it('is the one that package.json asks for', () => {
    const { devDependencies, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >
    const asked = { ...dependencies, ...devDependencies }['electron'] ?? ''
    expect(Number.parseInt(asked, 10)).toBe(newestElectron)
  })
})
