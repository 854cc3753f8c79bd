import { fail, ok } from '../../../shared/errors/failure'
import type { AppInfo } from '../../../shared/ipc/calls/app'
import type { HandlersOf } from '../registrar'

/** `openExternal` hands an address to the system's browser. */
export const appHandlers = (
  info: AppInfo,
  openExternal: (url: string) => Promise<void>,
  onTyped: (typed: boolean) => void,
  privacy: { readonly isOn: () => boolean; readonly set: (on: boolean) => void },
): HandlersOf<'app'> => ({
  'app:info': () => Promise.resolve(ok(info)),
  'app:open-external': async ({ url, confirmedHttp }) => {
    const at = URL.canParse(url) ? new URL(url) : null
    const allowed = at?.protocol === 'https:' || (at?.protocol === 'http:' && confirmedHttp)
    if (!at || !allowed || at.username !== '' || at.password !== '') {
      return fail('forbidden', { detail: 'only web addresses are opened' })
    }
    await openExternal(at.href)
    return ok({ host: at.host })
  },
  'app:typed': ({ typed }) => {
    onTyped(typed)
    return Promise.resolve(ok(null))
  },
  'app:privacy': ({ on }) => {
    privacy.set(on)
    return Promise.resolve(ok(null))
  },
  'app:is-private': () => Promise.resolve(ok({ on: privacy.isOn() })),
})
