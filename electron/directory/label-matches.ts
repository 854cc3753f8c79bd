import { quoted } from '../../shared/domain/query-tokens'
import { lookupKey, lookupText } from '../../shared/domain/lookup-text'
import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Directory } from './directory'

interface Parts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly directory: Pick<Directory, 'known' | 'read' | 'search'>
}

/**
 * At most this many profiles are read for one question. Beyond it unread ones stay in the answer, of which a person
 * chooses.
 */
const maxReads = 50

/** Asks for the label as typed, and without invisible characters, of which the server knows nothing. */
const namedByServer = async (
  link: Parts['link'],
  label: string,
  signal: AbortSignal,
): Promise<Result<readonly number[]>> => {
  const ids = new Set<number>()
  for (const spelling of new Set([label, lookupText(label)])) {
    const listed = await link.profiles.list({ label: spelling }, { signal })
    if (!listed.ok) return listed
    for (const id of listed.value) ids.add(id)
  }
  return ok([...ids])
}

/**
 * The profiles with exactly this label, or else with one that looks the same. What the server names is only a proposal,
 * since it may match parts or ignore case; so is what the directory has stored.
 */
export const labelMatches = async (
  { link, directory }: Parts,
  label: string,
  signal: AbortSignal,
): Promise<Result<readonly number[]>> => {
  const listed = await namedByServer(link, label, signal)
  if (!listed.ok) return listed
  const known = await directory.search(`label:${quoted(label)}`, null, null)
  if (!known.ok) return known
  const ids = [...new Set([...listed.value, ...known.value.ids])]
  const wanted = label.trim()
  const part = lookupKey(wanted)
  const rows = await directory.known(ids)
  const labels = new Map(rows.map(({ id, profile }) => [id, profile?.label.trim() ?? '']))
  const meant = (trusted: ReadonlySet<number> = new Set()): readonly number[] => {
    const fitting = (test: (stored: string) => boolean): readonly number[] =>
      ids.filter((id) => trusted.has(id) || test(labels.get(id) ?? ''))
    const exact = fitting((stored) => stored === wanted)
    return exact.length > trusted.size
      ? exact
      : fitting((stored) => lookupText(stored) === lookupText(wanted))
  }
  // The label known here does not explain why the server named it: it was never read, or has changed since.
  const unclear = listed.value.filter((id) => !lookupKey(labels.get(id) ?? '').includes(part))
  if (unclear.length > maxReads) return ok(meant(new Set(unclear)))
  const reads = await Promise.all(unclear.map((id) => directory.read(id, { signal })))
  for (const read of reads) if (read.ok) labels.set(read.value.id, read.value.label.trim())
  const found = meant()
  const failed = reads.find((read) => !read.ok && read.error.code !== 'not-found')
  if (failed?.ok !== false) return ok(found)
  // One that could not be read may have the label too: it stays in the answer, of which a person chooses.
  const unreadable = unclear.filter((_id, at) => {
    const read = reads[at]
    return read?.ok === false && read.error.code !== 'not-found'
  })
  return found.length === 0 ? failed : ok(meant(new Set(unreadable)))
}
