import type { LabelTwins } from '../../shared/domain/directory'
import type { Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Directory } from './directory'
import { labelMatches } from './label-matches'

interface Parts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly directory: Pick<Directory, 'known' | 'read' | 'search' | 'labelTwins'>
}

/**
 * The profiles whose label can hardly be told from this one. While some have not been read, the server is asked which have
 * exactly this label, and those are read; where it does not answer, what is known is all there is, and `unread` says so.
 */
export const labelTwins = async (
  parts: Parts,
  asked: Parameters<Directory['labelTwins']>[0],
  signal: AbortSignal,
): Promise<Result<LabelTwins>> => {
  const known = await parts.directory.labelTwins(asked)
  if (!known.ok || known.value.unread === 0) return known
  await labelMatches(parts, asked.label, signal)
  return parts.directory.labelTwins(asked)
}
