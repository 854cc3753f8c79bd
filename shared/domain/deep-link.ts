/** `link-console://profile/516` and `link-console://label/CASE-00412`, with an optional `?connection=NAME`. */
export type DeepLinkTarget =
  | { readonly kind: 'profile'; readonly profileId: number }
  | { readonly kind: 'label'; readonly label: string }
  /** The address could not be read; it is shown as it came, shortened. */
  | { readonly kind: 'unreadable'; readonly address: string }

/** A link that was opened from outside. It never changes anything: it is only looked up. */
export interface DeepLink {
  readonly id: string
  readonly target: DeepLinkTarget
  /** The connection it names; null for the active one. */
  readonly connection: string | null
}

export const linkScheme = 'link-console'

const longestId = 15
const longestAddress = 4000
const longestLabel = 1000
const longestName = 80
const longestShown = 120

const shape = /^link-console:\/\/([a-z]+)\/([^/?#]+)\/?(?:\?([^#]*))?$/i
/** Characters that nobody types into a label or name; in an address they are meant to mislead. */
const misleading = /[\p{Cc}\p{Cs}]/u
const formatMarks = /\p{Cf}/gu
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/u

/**
 * Null if the escapes are broken, or contain something that no label or name has. Invisible marks that were copied
 * along are left out: the text is only looked up, and shown as it is looked up.
 */
const decoded = (text: string, longest: number): string | null => {
  try {
    const raw = decodeURIComponent(text)
    const plain = raw.replace(formatMarks, '').trim()
    return plain === '' || plain.length > longest || misleading.test(raw) ? null : plain
  } catch {
    return null
  }
}

const targetOf = (host: string, path: string): DeepLinkTarget | null => {
  if (host === 'profile') {
    const id = decoded(path, longestId) ?? ''
    const profileId = /^\d{1,15}$/.test(id) ? Number(id) : 0
    return profileId > 0 ? { kind: 'profile', profileId } : null
  }
  const label = host === 'label' ? decoded(path, longestLabel) : null
  return label === null ? null : { kind: 'label', label }
}

/** Undefined if the query is malformed. A misspelt parameter must not lead to a profile of another connection. */
const connectionOf = (query: string | undefined): string | null | undefined => {
  if (query === undefined || query === '') return null
  const [name, value, ...more] = query.split('=')
  if (name?.toLowerCase() !== 'connection' || value === undefined || more.length > 0 || value.includes('&')) {
    return undefined
  }
  return decoded(value.replaceAll('+', ' '), longestName) ?? undefined
}

const shown = (address: string): string => {
  const plain = Array.from(address.slice(0, longestShown), (one) => (invisible.test(one) ? '\uFFFD' : one))
  return plain.join('') + (address.length > longestShown ? '…' : '')
}

/** What an address asks for. Strict: anything but the known forms is unreadable, never guessed. */
export const parseDeepLink = (address: string): Omit<DeepLink, 'id'> => {
  const unreadable = { target: { kind: 'unreadable', address: shown(address) }, connection: null } as const
  const [, host, path, query] = (address.length <= longestAddress && shape.exec(address)) || []
  if (host === undefined || path === undefined) return unreadable
  const target = targetOf(host.toLowerCase(), path)
  const connection = connectionOf(query)
  return target === null || connection === undefined ? unreadable : { target, connection }
}

/** The address of a profile, for a CRM. It names its connection, so that it opens the same profile anywhere. */
export const addressOfProfile = (profileId: number, connection: string | null): string =>
  `${linkScheme}://profile/${profileId}${connection === null ? '' : `?connection=${encodeURIComponent(connection)}`}`
