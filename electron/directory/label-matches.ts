import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Directory } from './directory'

interface Parts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly directory: Pick<Directory, 'known' | 'read'>
}

/** So many are read for one question. Of more, what was not read stays in the answer: several, of which a person chooses. */
const mostReads = 50

/**
 * The profiles of exactly this label. The server may take it for a part of a label, or pay no regard to case: what it
 * names is a proposal.
 */
export const labelMatches = async (
  { link, directory }: Parts,
  label: string,
  signal: AbortSignal,
): Promise<Result<readonly number[]>> => {
  const listed = await link.profiles.list({ label }, { signal })
  if (!listed.ok) return listed
  const wanted = label.trim()
  const part = wanted.toLowerCase()
  const rows = await directory.known(listed.value)
  const labels = new Map(rows.map(({ id, profile }) => [id, profile?.label.trim() ?? '']))
  // The label known here does not say why the server named it: never read, or changed since.
  const unclear = listed.value.filter((id) => !labels.get(id)?.toLowerCase().includes(part))
  if (unclear.length > mostReads) {
    const unread = new Set(unclear)
    return ok(listed.value.filter((id) => labels.get(id) === wanted || unread.has(id)))
  }
  const reads = await Promise.all(unclear.map((id) => directory.read(id, { signal })))
  for (const read of reads) if (read.ok) labels.set(read.value.id, read.value.label.trim())
  const exact = listed.value.filter((id) => labels.get(id) === wanted)
  const failed = reads.find((read) => !read.ok && read.error.code !== 'not-found')
  return exact.length === 0 && failed?.ok === false ? failed : ok(exact)
}
