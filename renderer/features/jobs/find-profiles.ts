import { typedId } from '../../../shared/domain/lookup-text'
import { quoted } from '../../../shared/domain/query-tokens'
import { shownText } from '../../../shared/domain/shown-text'
import { call } from '../../bridge/call'

const most = 8

/** Profiles of the directory for what a person typed: those of exactly this id or label, then what the search finds. */
export const profileFinder = {
  name: 'profiles',
  find: async (text: string, signal: AbortSignal) => {
    const search = async (query: string): Promise<readonly number[]> => [
      ...(await call('profiles:search', { text: query, sort: null }, signal)).ids,
    ]
    const id = typedId(text)
    const [named, labelled, others] = await Promise.all([
      id === null ? [] : search(`id:${id}`),
      search(`label:${quoted(text)}`),
      search(text),
    ])
    const exact = new Set([...named, ...labelled])
    const found = [...new Set([...exact, ...others])].slice(0, most)
    if (found.length === 0) return []
    const rows = await call('profiles:rows', { ids: found, fresh: false }, signal)
    return rows.map(({ id, profile }) => ({
      value: id,
      label: `${profile ? shownText(profile.label) || 'no label' : 'not read yet'} · ${id}`,
      exact: exact.has(id),
    }))
  },
}
