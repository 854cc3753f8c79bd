import type { Confirmation } from '../../shared/domain/directory'
import { ok, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import { idList } from './id-list'
import type { IndexClient } from './index-client'
import { changeableTerms, serverFilterOf } from './server-search'

export interface ConfirmParts {
  readonly link: { readonly profiles: Pick<LinkClient['profiles'], 'list'> }
  readonly call: IndexClient['call']
  readonly add: (ids: Int32Array) => Promise<unknown>
  readonly read: (id: number, signal: AbortSignal) => Promise<unknown>
  readonly now: () => Date
}

/** So many are read for one search; more come with the filling, or with the same search again. */
const mostReads = 200
const atOnce = 12
/** What was read since is not read again because the server finds more than was asked for. */
const lateMs = 60_000

/** Holds the directory's answer against the server's own search, and reads what the directory did not know. */
export const createConfirm =
  ({ link, call, add, read, now }: ConfirmParts) =>
  async (text: string, signal: AbortSignal): Promise<Result<Confirmation>> => {
    const filter = serverFilterOf(text)
    if (!filter) return ok({ asked: false, added: 0 })
    const listed = await link.profiles.list(filter, { signal })
    if (!listed.ok) return listed
    const found = idList(listed.value)
    const matching = async (): Promise<number> =>
      (await call('search', { text, sort: null, within: found })).ids.length
    const before = await matching()
    await add(found)
    const readBefore = new Date(now().getTime() - lateMs).toISOString()
    const unclear = await call('unclear', { ids: found, terms: changeableTerms(text), readBefore })
    const left = unclear.subarray(0, mostReads).values()
    const lane = async (): Promise<void> => {
      for (const id of left) if (!signal.aborted) await read(id, signal)
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    return ok({ asked: true, added: Math.max(0, (await matching()) - before) })
  }
