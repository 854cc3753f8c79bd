import { useKeys } from '../lib/use-keys'
import type { Action } from './actions'
import { findFocus } from './use-focus-restored'

const keysOf = (actions: readonly Action[]): Readonly<Record<string, () => void>> =>
  Object.fromEntries(
    actions.flatMap(({ shortcut, run }) => {
      const runAndFindFocus = (): void => {
        run()
        // A window that was only just opened has no focus yet.
        queueMicrotask(findFocus)
      }
      return shortcut ? [[shortcut, runAndFindFocus] as const] : []
    }),
  )

/** Runs the action whose shortcut is pressed. */
export const useShortcuts = (actions: readonly Action[]): void => {
  useKeys(keysOf(actions.filter(({ inDialogs }) => inDialogs)), { inDialogs: true })
  useKeys(keysOf(actions.filter(({ inDialogs }) => !inDialogs)))
}
