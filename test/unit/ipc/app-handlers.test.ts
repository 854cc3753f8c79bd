import { describe, expect, it } from 'vitest'
import { appHandlers } from '../../../electron/ipc/handlers/app'
import type { AppInfo } from '../../../shared/ipc/calls/app'

const context = { signal: new AbortController().signal, window: null }

let factor = 1
const parts = {
  info: {} as AppInfo,
  openExternal: () => Promise.resolve(),
  openDocuments: () => Promise.resolve(''),
  onTyped: () => undefined,
  privacy: { isOn: () => false, set: () => undefined },
  zoom: {
    factor: () => factor,
    set: (wanted: number) => {
      factor = wanted
    },
  },
  administrator: () =>
    Promise.resolve({ settings: {}, problems: [{ key: null, words: 'A setting is not known.' }] }),
}

const open = async (url: string, confirmedHttp = false) => {
  const opened: string[] = []
  const handlers = appHandlers({
    ...parts,
    openExternal: (address) => Promise.resolve(void opened.push(address)),
  })
  const answer = await handlers['app:open-external']({ url, confirmedHttp }, context)
  return { opened, answer }
}

describe('an address for the system’s browser', () => {
  it('is opened where it is of the web, and its host is told', async () => {
    expect(await open('https://utility.example/login?a=b')).toEqual({
      opened: ['https://utility.example/login?a=b'],
      answer: { ok: true, value: { host: 'utility.example' } },
    })
  })

  it('is opened without encryption only after the question', async () => {
    expect((await open('http://utility.example/')).opened).toEqual([])
    expect((await open('http://utility.example/', true)).opened).toEqual(['http://utility.example/'])
  })

  it.each([
    'file:///etc/passwd',
    'FILE:///C:/Windows/System32/calc.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'smb://share/x',
    '\\\\server\\share',
    'app://console/index.html',
    'https://me@utility.example/',
    'https://me:secret@utility.example/',
    'https://',
    'utility.example',
    '',
  ])('is not opened: %j', async (url) => {
    expect(await open(url, true)).toMatchObject({
      opened: [],
      answer: { ok: false, error: { code: 'forbidden' } },
    })
  })
})

it('a page that starts is told whether privacy mode is on', async () => {
  let on = false
  const privacy = { isOn: () => on, set: (next: boolean) => void (on = next) }
  const handlers = appHandlers({ ...parts, privacy })
  expect(await handlers['app:is-private']({}, context)).toEqual({ ok: true, value: { on: false } })
  await handlers['app:privacy']({ on: true }, context)
  expect(await handlers['app:is-private']({}, context)).toEqual({ ok: true, value: { on: true } })
})

it('the size of the window is set if one is given, and told', async () => {
  const handlers = appHandlers(parts)
  expect(await handlers['app:text-size']({ percent: 125 }, context)).toEqual({
    ok: true,
    value: { percent: 125 },
  })
  expect(factor).toBe(1.25)
  expect(await handlers['app:text-size']({ percent: null }, context)).toEqual({
    ok: true,
    value: { percent: 125 },
  })
})

it('what is wrong in the administrator’s file is told', async () => {
  expect(await appHandlers(parts)['app:administrator']({}, context)).toEqual({
    ok: true,
    value: { problems: ['A setting is not known.'] },
  })
})
