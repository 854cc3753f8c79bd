import { useCallback } from 'react'
import { z } from 'zod'
import { useRemembered } from './remembered'

/** Where the window begins: as it was left, or always in the same view. */
export const startViews = ['last', '/triage', '/profiles', '/coverage', '/jobs'] as const
export type StartView = (typeof startViews)[number]

const schema = z.object({
  /** Null: as each list was set by itself, before there was one setting for all. */
  dense: z.boolean().nullable(),
  startView: z.enum(startViews),
})
export type Preferences = z.infer<typeof schema>

const initial: Preferences = { dense: null, startView: 'last' }

/** What a person has chosen for the whole window, on this computer. */
export const usePreferences = () => {
  const [preferences, set] = useRemembered('preferences', schema, initial)
  const change = useCallback(
    (part: Partial<Preferences>) => set({ ...preferences, ...part }),
    [preferences, set],
  )
  return { preferences, change }
}
