import { expect, test, vi } from 'vitest'
import { createSystemProxy } from '../../../electron/window/system-proxy'

test('no address is asked for before the settings are taken in, which happens once', async () => {
  let loaded = (): void => undefined
  const forceReloadProxyConfig = vi.fn(() => new Promise<void>((resolve) => (loaded = resolve)))
  const resolveProxy = vi.fn((url: string) => Promise.resolve(`PROXY for ${url}`))
  const proxyFor = createSystemProxy({ forceReloadProxyConfig, resolveProxy })
  const both = Promise.all([proxyFor('https://a.example/'), proxyFor('https://b.example/')])
  await Promise.resolve()
  expect(resolveProxy).not.toHaveBeenCalled()
  loaded()
  expect(await both).toEqual(['PROXY for https://a.example/', 'PROXY for https://b.example/'])
  expect(await proxyFor('https://c.example/')).toBe('PROXY for https://c.example/')
  expect(forceReloadProxyConfig).toHaveBeenCalledTimes(1)
})

test('settings that could not be taken in are taken in with the next question', async () => {
  const forceReloadProxyConfig = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('not now'))
  const proxyFor = createSystemProxy({
    forceReloadProxyConfig,
    resolveProxy: () => Promise.resolve('DIRECT'),
  })
  await expect(proxyFor('https://a.example/')).rejects.toThrow('not now')
  expect(await proxyFor('https://a.example/')).toBe('DIRECT')
  expect(forceReloadProxyConfig).toHaveBeenCalledTimes(2)
})
