import { isListed, type ListResolution, type ResolvedLine } from '../../shared/domain/directory'
import { typedId } from '../../shared/domain/lookup-text'
import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Ask, Directory } from './directory'
import type { LineIds, ResolvedLines } from './index/resolve'
import { labelMatches } from './label-matches'

interface Parts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly directory: Pick<Directory, 'known' | 'read' | 'search' | 'state'> & {
    readonly ask: Ask<'resolve'>
  }
}

/**
 * At most this many lines are looked up at the server, with one or two calls each; the others only among the profiles
 * read so far.
 */
const maxQueried = 200
const linesAtOnce = 6
/** A server that names more profiles than this for one label does not search by label at all. */
const maxNamesakes = 50

/** A number that is both one profile's id and another's label is ambiguous. `unsettled`: lines of which a namesake may be unread. */
export const listResolution = (
  { lines, repeated, unread }: ResolvedLines,
  unsettled: readonly string[] = [],
): ListResolution => {
  const named: { line: string; id: number }[] = []
  const ambiguous: ResolvedLine[] = []
  const unknown: string[] = []
  for (const { line, asId, labelled } of lines) {
    const [first, ...others] = new Set(asId === null ? labelled : [asId, ...labelled])
    if (first === undefined) unknown.push(line)
    else if (others.length > 0) ambiguous.push({ line, ids: [first, ...others] })
    else named.push({ line, id: first })
  }
  const found = Int32Array.from(new Set(named.map(({ id }) => id)))
  return { named, found, ambiguous, unknown, repeated, unread, unsettled }
}

/** The line as the server resolves it; null if the server could not be asked. */
const settledLine = async (parts: Parts, known: LineIds, signal: AbortSignal): Promise<LineIds | null> => {
  const { line, labelled } = known
  const id = typedId(line)
  const read = id === null || known.asId !== null ? null : await parts.directory.read(id, { signal })
  if (read && !read.ok && read.error.code !== 'not-found') return null
  const asId = read?.ok ? read.value.id : known.asId
  const matches = await labelMatches(parts, line, signal)
  if (!matches.ok || matches.value.length > maxNamesakes) return null
  // A profile that the server names for both its id and its label counts once.
  return { line, asId, labelled: matches.value.length > 0 ? matches.value : labelled }
}

/**
 * The profiles that pasted lines name. While profiles are unread, one of them may have the label of a line as well: the server's own
 * search is asked; lines that it could not be asked about are given as `unsettled`.
 */
export const resolveList = async (
  parts: Parts,
  lines: readonly string[],
  signal: AbortSignal,
): Promise<Result<ListResolution>> => {
  const known = await parts.directory.ask('resolve', lines)
  if (!known.ok) return known
  if (known.value.unread === 0 && isListed(await parts.directory.state())) {
    return ok(listResolution(known.value))
  }
  const settled = new Map<string, LineIds>()
  const waiting = known.value.lines.slice(0, maxQueried)
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next && !signal.aborted; next = waiting.shift()) {
      const line = await settledLine(parts, next, signal)
      // If one question fails, the next ones most likely would as well.
      if (!line) waiting.length = 0
      else settled.set(line.line, line)
    }
  }
  await Promise.all(Array.from({ length: linesAtOnce }, lane))
  const unsettled = known.value.lines.flatMap(({ line }) => (settled.has(line) ? [] : [line]))
  const joined = known.value.lines.map((line) => settled.get(line.line) ?? line)
  return ok(listResolution({ ...known.value, lines: joined }, unsettled))
}
