import type { UnrecognisedMessage, UnrecognisedReason } from '../../shared/domain/notification'
import { ok, type Result } from '../../shared/errors/failure'
import { afterwards } from '../changes/afterwards'
import type { Store } from '../store/store'
import type { QueueMessage } from './queue'

const maxListed = 200
/** Characters in all; a message alone may be longer. */
const maxCharactersListed = 500_000

/** Messages that say nothing this console understands, kept as they came until a person discards them. */
export interface Unrecognised {
  readonly count: () => number
  readonly put: (
    message: QueueMessage,
    reason: UnrecognisedReason,
    profileId: number | null,
  ) => Promise<Result<unknown>>
  /** The newest first, each whole: as many as can be shown at once. */
  readonly list: () => Promise<Result<readonly UnrecognisedMessage[]>>
  /** Returns the remaining ones; null if they could not be read afterwards. */
  readonly discard: (id: string) => Promise<Result<readonly UnrecognisedMessage[] | null>>
  /** To be called when others may have removed some. */
  readonly recount: () => Promise<void>
}

interface UnrecognisedParts {
  readonly store: Pick<Store, 'unrecognised'>
  readonly onCount: () => void
  readonly now: () => Date
}

export const openUnrecognised = async ({ store, onCount, now }: UnrecognisedParts): Promise<Unrecognised> => {
  const first = await store.unrecognised.count()
  let count = first.ok ? first.value : 0

  const recount = async (): Promise<void> => {
    const counted = await store.unrecognised.count()
    if (counted.ok) count = counted.value
    onCount()
  }

  const list: Unrecognised['list'] = async () => {
    const listed = await store.unrecognised.list(maxListed)
    if (!listed.ok) return listed
    let length = 0
    const end = listed.value.findIndex(
      ({ body }, at) => (length += body.length) > maxCharactersListed && at > 0,
    )
    return end === -1 ? listed : ok(listed.value.slice(0, end))
  }

  return {
    count: () => count,
    put: async ({ id, body }, reason, profileId) => {
      const put = await store.unrecognised.put({ id, at: now().toISOString(), reason, profileId, body })
      if (put.ok) await recount()
      return put
    },
    list,
    discard: async (id) => {
      const discarded = await store.unrecognised.discard(id)
      if (!discarded.ok) return discarded
      await recount()
      return afterwards(list())
    },
    recount,
  }
}
