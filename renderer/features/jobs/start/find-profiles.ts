import { shownText } from '../../../../shared/domain/shown-text'
import { call } from '../../../bridge/call'
import { exactProfiles } from '../../../parts/exact-profiles'

const maxFound = 8

/** Profiles for what a person typed: those of exactly this id or label, then what the directory's search finds. */
export const profileFinder = {
  name: 'profiles',
  private: true,
  find: async (text: string, signal: AbortSignal) => {
    const [exact, { ids }] = await Promise.all([
      // Whether there is a namesake cannot be told then: what is found is a proposal, and a person chooses.
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
