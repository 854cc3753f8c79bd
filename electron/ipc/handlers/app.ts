import { fail, ok } from '../../../shared/errors/failure'
import type { AppInfo } from '../../../shared/ipc/calls/app'
import type { Administrator } from '../../administrator/administrator-file'
import type { HandlersOf } from '../registrar'

interface AppParts {
  readonly info: AppInfo
  /** Hands an address to the system's browser. */
  readonly openExternal: (url: string) => Promise<void>
  readonly openDocuments: () => Promise<unknown>
  readonly onTyped: (typed: boolean) => void
  readonly privacy: { readonly isOn: () => boolean; readonly set: (on: boolean) => void }
  /** The zoom of the window, 1 for its natural size. */
  readonly zoom: { readonly factor: () => number; readonly set: (factor: number) => void }
  readonly administrator: () => Promise<Administrator>
}

export const appHandlers = ({
  info,
  openExternal,
  openDocuments,
  onTyped,
  privacy,
  zoom,
  administrator,
}: AppParts): HandlersOf<'app'> => ({
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
  'app:text-size': ({ percent }) => {
    if (percent !== null) zoom.set(percent / 100)
    return Promise.resolve(ok({ percent: Math.round(zoom.factor() * 100) }))
  },
  'app:documents': async () => {
    await openDocuments()
    return ok(null)
  },
  'app:administrator': async () => {
    const { problems } = await administrator()
    return ok({ problems: problems.map(({ words }) => words) })
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
