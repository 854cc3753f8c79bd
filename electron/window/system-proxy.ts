import type { Session } from 'electron'

type ProxySettings = Pick<Session, 'forceReloadProxyConfig' | 'resolveProxy'>

/**
 * All that the system's settings or its PAC script say of an address, in their order. Chromium takes the settings in when a
 * session is first asked, and answers that first question with "DIRECT": a request would go past the proxy. Rejects where the
 * system does not say; the next question begins anew.
 */
export const createSystemProxy = (settings: ProxySettings): ((url: string) => Promise<string>) => {
  let takenIn: Promise<void> | undefined
  return async (url) => {
    takenIn ??= settings.forceReloadProxyConfig()
    try {
      await takenIn
    } catch (error) {
      takenIn = undefined
      throw error
    }
    return settings.resolveProxy(url)
  }
}
