import type { Session } from 'electron'

type ProxySettings = Pick<Session, 'forceReloadProxyConfig' | 'resolveProxy'>

/**
 * All that the system's settings or its PAC script say of an address, in their order. Chromium takes the settings in when a
 * session is first asked, and answers that first question with "DIRECT": a request would go past the proxy.
 */
export const createSystemProxy = (settings: ProxySettings): ((url: string) => Promise<string>) => {
  let takenIn: Promise<void> | undefined
  return async (url) => {
    await (takenIn ??= settings.forceReloadProxyConfig())
    return settings.resolveProxy(url)
  }
}
