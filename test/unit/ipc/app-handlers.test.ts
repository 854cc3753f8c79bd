import { describe, expect, it } from 'vitest'
import { appHandlers } from '../../../electron/ipc/handlers/app'
import type { AppInfo } from '../../../shared/ipc/calls/app'

const context = { signal: new AbortController().signal, window: null }

const open = async (url: string, confirmedHttp = false) => {
  const opened: string[] = []
  const handlers = appHandlers(
    {} as AppInfo,
    (address) => Promise.resolve(void opened.push(address)),
    () => undefined,
    { isOn: () => false, set: () => undefined },
  )
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
  const handlers = appHandlers(
    {} as AppInfo,
    () => Promise.resolve(),
    () => undefined,
    privacy,
  )
  expect(await handlers['app:is-private']({}, context)).toEqual({ ok: true, value: { on: false } })
  await handlers['app:privacy']({ on: true }, context)
  expect(await handlers['app:is-private']({}, context)).toEqual({ ok: true, value: { on: true } })
})
