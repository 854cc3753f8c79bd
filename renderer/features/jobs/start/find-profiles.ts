import { shownText } from '../../../../shared/domain/shown-text'
import { call } from '../../../bridge/call'
import { exactProfiles } from '../../../parts/exact-profiles'

const maxFound = 8

/** The profiles for a typed text: those with exactly this id or label, and then what the directory's search finds. */
export const profileFinder = {
  name: 'profiles',
  private: true,
  find: async (text: string, signal: AbortSignal) => {
    const [exact, { ids }] = await Promise.all([
      // If this fails, it cannot be said whether other profiles have the same label. What is found is then a
      // suggestion, and a person has to choose.
      exactProfiles(text, signal).catch((): readonly number[] => []),
      call('profiles:search', { text, sort: null }, signal),
    ])
    const found = [...new Set([...exact, ...ids])].slice(0, maxFound)
    if (found.length === 0) return []
    const rows = await call('profiles:rows', { ids: found, fresh: false }, signal)
    return rows.map(({ id, profile }) => ({
      value: id,
      label: `${profile ? shownText(profile.label) || 'no label' : 'not read yet'} · ${id}`,
      exact: exact.includes(id),
    }))
  },
}
