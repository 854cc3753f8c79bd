import { shownText } from '../../../shared/domain/shown-text'
import { call } from '../../bridge/call'

const most = 8

/** Profiles of the directory for what a person typed: a label, or an id. */
export const profileFinder = {
  name: 'profiles',
  find: async (text: string, signal: AbortSignal) => {
    const { ids } = await call('profiles:search', { text, sort: null }, signal)
    const found = [...ids.subarray(0, most)]
    if (found.length === 0) return []
    const rows = await call('profiles:rows', { ids: found, fresh: false }, signal)
    return rows.map(({ id, profile }) => ({
      value: id,
      label: `${shownText(profile?.label ?? '') || 'no label'} · ${id}`,
    }))
  },
}
