import { EventEmitter } from 'node:events'
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

const chosen = vi.hoisted(() => ({
  filePath: '',
  filePaths: [] as string[],
  owner: null as unknown,
  isSilent: false,
}))
vi.mock('electron', () => ({
  app: { getPath: () => '/downloads' },
  dialog: {
    showSaveDialog: (owner: unknown) => {
      chosen.owner = owner
      return chosen.isSilent
        ? new Promise(() => undefined)
        : Promise.resolve({ canceled: false, filePath: chosen.filePath })
    },
    showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: chosen.filePaths }),
  },
}))

const windowOf = (isDestroyed = false) =>
  Object.assign(new EventEmitter(), { isDestroyed: () => isDestroyed }) as unknown as BrowserWindow
const own = windowOf()
const dialogs = createDialogs(own)
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

describe('the window of a dialog', () => {
  it('is the one it was made for', async () => {
    chosen.filePath = join(place, 'export.csv')
    expect(await dialogs.chooseFile('export.csv')).toBe(chosen.filePath)
    expect(chosen.owner).toBe(own)
    expect(own.listenerCount('closed')).toBe(0)
  })

  it('ends the question when it is closed, whether or not the system still answers', async () => {
    chosen.isSilent = true
    const window = windowOf()
    const answer = createDialogs(window).save('bill.pdf', bytes('new'))
    window.emit('closed')
    expect(await answer).toEqual({ ok: true, value: { savedTo: null } })
    expect(await createDialogs(windowOf(true)).chooseFile('bill.pdf')).toBeNull()
    chosen.isSilent = false
  })
})
