import { setMaxListeners } from 'node:events'
import type { Confirmation } from '../../shared/domain/directory'
import { lookupKey } from '../../shared/domain/lookup-text'
import { ok, type Result } from '../../shared/errors/failure'
import { inLanes } from '../lib/lanes'
import type { LinkClient } from '../link/link-client'
import { idList } from './id-list'
import type { IndexClient } from './index-client'
import {
  asksForTags,
  changeableTerms,
  providerNamesIn,
  serverSearchOf,
  type Known,
  type ServerSearch,
} from './server-search'

export interface ConfirmParts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly call: IndexClient['call']
  /** Called when a search may now have another answer. */
  readonly found: () => void
  readonly read: (id: number, signal: AbortSignal) => Promise<unknown>
  readonly now: () => Date
}

const readsAtOnce = 12
/**
 * A profile read less than this long ago is not read again, even though the server names it: it finds more than was
 * asked for.
 */
const lateMs = 60_000

/** The ids that every part of the search names: servers differ in how they read several tags in one question. */
const namedBy = async (
  list: LinkClient['profiles']['list'],
  { parts }: ServerSearch,
  signal: AbortSignal,
): Promise<Result<readonly number[]>> => {
  let common: ReadonlySet<number> | null = null
  for (const { filters } of parts) {
    const named = new Set<number>()
    for (const filter of filters) {
      const listed = await list(filter, { signal })
      if (!listed.ok) return listed
      for (const id of listed.value) if (!common || common.has(id)) named.add(id)
    }
    common = named
  }
  return ok([...(common ?? [])])
}

export interface Confirming {
  readonly confirm: (text: string, signal: AbortSignal) => Promise<Result<Confirmation>>
  readonly close: () => void
}

/**
 * Compares the directory's answer to a search with the server's own. Profiles that only the server names are shown at
 * once. Those that the directory cannot explain are read in the background, until another search is shown.
 */
export const createConfirming = ({ link, call, found, read, now }: ConfirmParts): Confirming => {
  let reading = new AbortController()
  let closed = false

  const readAll = (ids: Int32Array): void => {
    reading.abort()
    if (closed) return
    const { signal } = (reading = new AbortController())
    // Every read in progress adds a listener to this signal.
    setMaxListeners(0, signal)
    const left = ids.values()
    void inLanes(
      readsAtOnce,
      () => (signal.aborted ? undefined : left.next().value),
      async (id) => {
        await read(id, signal)
        return null
      },
    )
  }

  const confirm: Confirming['confirm'] = async (text, signal) => {
    const names = providerNamesIn(text)
    const ids = await Promise.all(names.map((name) => call('providersNamed', name)))
    const tags = asksForTags(text) ? await call('tags', undefined) : []
    const known: Known = {
      providersNamed: (name) => ids[names.indexOf(name)] ?? [],
      tagsSpelled: (tag) => tags.flatMap(({ name }) => (lookupKey(name) === lookupKey(tag) ? [name] : [])),
    }
    const search = serverSearchOf(text, known)
    if (!search) return ok({ serverAsked: false, added: 0 })
    const listed = await namedBy(link.profiles.list, search, signal)
    if (!listed.ok) return listed
    const named = idList(listed.value)
    const matching = async (): Promise<number> =>
      (await call('search', { text, sort: null, within: named })).ids.length
    const before = await matching()
    const readBefore = new Date(now().getTime() - lateMs).toISOString()
    const { parts, whole } = search
    await call('named', {
      text,
      ids: named,
      proves: whole && parts.every(({ proves }) => proves),
      rulesOut: parts.every(({ rulesOut }) => rulesOut),
      readBefore,
    })
    found()
    const terms = changeableTerms(text, known)
    readAll(await call('unclear', { ids: named, terms, readBefore }))
    return ok({ serverAsked: true, added: Math.max(0, (await matching()) - before) })
  }

  return {
    confirm,
    close: () => {
      closed = true
      reading.abort()
    },
  }
}
