import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createDialogs } from '../../../electron/window/dialogs'

const chosen = vi.hoisted(() => ({ filePath: '', filePaths: [] as string[] }))
vi.mock('electron', () => ({
  app: { getPath: () => '/downloads' },
  dialog: {
    showSaveDialog: () => Promise.resolve({ canceled: false, filePath: chosen.filePath }),
    showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: chosen.filePaths }),
  },
}))

const dialogs = createDialogs(() => ({}) as BrowserWindow)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
let place = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'link-console-dialogs-'))
})

describe('a file that is saved', () => {
  it('takes the place of a link, and leaves alone what the link led to', async () => {
    const other = join(place, 'other.txt')
    const target = join(place, 'export.csv')
    writeFileSync(other, 'other')
    symlinkSync(other, target)
    chosen.filePath = target
    expect(await dialogs.save('export.csv', bytes('new'))).toEqual({
      ok: true,
      value: { savedTo: 'export.csv' },
    })
    expect(lstatSync(target).isSymbolicLink()).toBe(false)
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(readFileSync(other, 'utf8')).toBe('other')
  })

  it('leaves nothing half written where it cannot be written', async () => {
    chosen.filePath = join(place, 'export.csv')
    mkdirSync(chosen.filePath)
    expect(await dialogs.save('export.csv', bytes('new'))).toMatchObject({
      error: { code: 'file-unwritable' },
    })
    expect(readdirSync(place)).toEqual(['export.csv'])
  })
})

describe('a folder that is saved', () => {
  const save = () => dialogs.saveFolder('evidence 5', [{ name: 'jobs.csv', bytes: bytes('new') }])
  beforeEach(() => {
    chosen.filePaths = [place]
  })

  it('is a new one beside one of its name, of which nothing is changed', async () => {
    mkdirSync(join(place, 'evidence 5'))
    writeFileSync(join(place, 'evidence 5', 'jobs.csv'), 'old')
    expect(await save()).toEqual({ ok: true, value: { savedTo: 'evidence 5 (2)' } })
    expect(await save()).toEqual({ ok: true, value: { savedTo: 'evidence 5 (3)' } })
    expect(readFileSync(join(place, 'evidence 5', 'jobs.csv'), 'utf8')).toBe('old')
    expect(readFileSync(join(place, 'evidence 5 (3)', 'jobs.csv'), 'utf8')).toBe('new')
  })

  it('is never written where a link of its name leads', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'link-console-elsewhere-'))
    symlinkSync(elsewhere, join(place, 'evidence 5'))
    expect(await save()).toEqual({ ok: true, value: { savedTo: 'evidence 5 (2)' } })
    expect(readdirSync(elsewhere)).toEqual([])
  })
})
