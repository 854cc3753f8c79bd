import type { LabelTwins } from '../../shared/domain/directory'
import type { Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Ask, Directory } from './directory'
import { labelMatches } from './label-matches'

interface Parts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly directory: Pick<Directory, 'known' | 'read' | 'search'> & { readonly ask: Ask<'labelTwins'> }
}

/**
 * The profiles whose label can hardly be told from this one. While some have not been read, the server is asked which have
 * exactly this label, and those are read; where it does not answer, what is known is all there is, and `unread` says so.
 */
export const labelTwins = async (
  parts: Parts,
  of: Parameters<Ask<'labelTwins'>>[1],
  signal: AbortSignal,
): Promise<Result<LabelTwins>> => {
  const known = await parts.directory.ask('labelTwins', of)
  if (!known.ok || known.value.unread === 0) return known
  await labelMatches(parts, of.label, signal)
  return parts.directory.ask('labelTwins', of)
}
