import type { AsideReason } from '../../shared/domain/notification'
import { ok, type Result } from '../../shared/errors/failure'
import { readMessage } from './message'
import type { QueueMessage } from './queue'
import type { Taken } from './reader'
import type { TakeTold } from './told'
import type { Unrecognised } from './unrecognised'

/** Takes messages in: the end of a job into the ledger, anything else among the unrecognised. */
export interface Incoming {
  readonly take: (message: QueueMessage) => Promise<Result<Taken>>
  /** Ends that were news here, since the connection was opened. */
  readonly told: () => number
  /** When the last of them came, ISO 8601 in UTC. */
  readonly lastToldAt: () => string | null
}

interface IncomingParts {
  readonly unrecognised: Pick<Unrecognised, 'put'>
  readonly onTold: TakeTold
  readonly onNews: () => void
  readonly now: () => Date
}

export const createIncoming = ({ unrecognised, onTold, onNews, now }: IncomingParts): Incoming => {
  let told = 0
  let lastToldAt: string | null = null

  const take: Incoming['take'] = async (queued) => {
    const putAside = async (reason: AsideReason, profileId: number | null): Promise<Result<Taken>> => {
      const put = await unrecognised.put(queued, reason, profileId)
      return put.ok ? ok('foreign') : put
    }
    const message = readMessage(queued.body)
    if (message.kind === 'aside') return putAside(message.reason, message.profileId)
    const taken = await onTold(message.told)
    if (taken.ok && taken.value === 'foreign') return putAside('not-the-form', message.told.profileId)
    if (taken.ok && taken.value === 'told') {
      told += 1
      lastToldAt = now().toISOString()
      onNews()
    }
    return taken
  }

  return { take, told: () => told, lastToldAt: () => lastToldAt }
}
