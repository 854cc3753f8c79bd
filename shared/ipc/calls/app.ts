import type { EnvironmentNote } from '../../domain/environment'
import { z } from 'zod'
import { largestTextPercent, smallestTextPercent } from '../../domain/text-size'
import { call } from '../call'
import { nothing, text } from '../fields'

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly platform: string
  /** Settings of the environment that would weaken connections. */
  readonly environment: readonly EnvironmentNote[]
}

export const appCalls = {
  'app:info': call<AppInfo>()(nothing),
  /** https opens at once; http only with `confirmedHttp`; anything else is refused. */
  'app:open-external': call<{ readonly host: string }>()(
    z.strictObject({ url: text(2000), confirmedHttp: z.boolean() }),
  ),
  /** Sets the size of everything in the window, if one is given, and answers with the size as it is now. */
  'app:text-size': call<{ readonly percent: number }>()(
    z.strictObject({ percent: z.int().min(smallestTextPercent).max(largestTextPercent).nullable() }),
  ),
  /** Opens the folder with the console's documents. */
  'app:documents': call<null>()(nothing),
  /** What in the administrator's file is not used, in sentences. */
  'app:administrator': call<{ readonly problems: readonly string[] }>()(nothing),
  /** The page's answer to `app:closing`: whether something is typed in a form and not saved. */
  'app:typed': call<null>()(z.strictObject({ typed: z.boolean() })),
  /** Privacy mode was switched in this window: the others follow it. */
  'app:privacy': call<null>()(z.strictObject({ on: z.boolean() })),
  /** Whether privacy mode is on, for a page that has just started or was reloaded. */
  'app:is-private': call<{ readonly on: boolean }>()(nothing),
}

export interface AppEvents {
  /** The window is about to close: the page answers with `app:typed`. */
  'app:closing': Readonly<Record<string, never>>
  /** An item of the program's menu that the page carries out. */
  'app:menu': { readonly item: 'close-pane' | 'keys' }
  /** Privacy mode was switched in one of the windows. */
  'app:privacy-changed': { readonly on: boolean }
}
