import { quoted } from '../../../shared/domain/query-tokens'
import { call } from '../../bridge/call'

/** The search for one tag, as the list of profiles understands it. */
export const searchFor = (name: string): string => `tag:${quoted(name)}`

export interface TagProfiles {
  readonly ids: Int32Array<ArrayBuffer>
  /** Profiles that have not been read yet: they may have the tag too. */
  readonly unread: number
}

/** The profiles that have any of these tags, each once. */
export const profilesWith = async (names: readonly string[]): Promise<TagProfiles> => {
  const replies = await Promise.all(
    names.map((name) => call('profiles:search', { text: searchFor(name), sort: null })),
  )
  const ids = new Set(replies.flatMap((reply) => [...reply.ids]))
  return { ids: Int32Array.from(ids), unread: Math.max(0, ...replies.map(({ unread }) => unread)) }
}
