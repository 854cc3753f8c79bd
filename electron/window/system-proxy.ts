import type { Session } from 'electron'

type ProxySettings = Pick<Session, 'forceReloadProxyConfig' | 'resolveProxy'>

/**
 * All routes that the system's settings or its PAC script give for an address, in their order. Chromium loads the
 * settings only when a session is first asked, and answers that first question with "DIRECT", which would bypass the
 * proxy. Rejects if the system gives no answer; the next question starts over.
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
