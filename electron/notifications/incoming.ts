import type { UnrecognisedReason } from '../../shared/domain/notification'
import { ok, type Result } from '../../shared/errors/failure'
import { readMessage } from './message'
import type { QueueMessage } from './queue'
import type { Taken } from './reader'
import type { TakeReportedEnd } from './reported-ends'
import type { Unrecognised } from './unrecognised'

/** Takes messages in: the end of a job into the ledger, anything else among the unrecognised. */
export interface Incoming {
  readonly take: (message: QueueMessage) => Promise<Result<Taken>>
  /** Ends that were news here, since the connection was opened. */
  readonly reported: () => number
  /** When the last of them came, ISO 8601 in UTC. */
  readonly lastReportedAt: () => string | null
}

interface IncomingParts {
  readonly unrecognised: Pick<Unrecognised, 'put'>
  readonly onReported: TakeReportedEnd
  readonly onNews: () => void
  readonly now: () => Date
}

export const createIncoming = ({ unrecognised, onReported, onNews, now }: IncomingParts): Incoming => {
  let reported = 0
  let lastReportedAt: string | null = null

  const take: Incoming['take'] = async (queued) => {
    const putUnrecognised = async (
      reason: UnrecognisedReason,
      profileId: number | null,
    ): Promise<Result<Taken>> => {
      const put = await unrecognised.put(queued, reason, profileId)
      return put.ok ? ok('foreign') : put
    }
    const message = readMessage(queued.body)
    if (message.kind === 'unrecognised') return putUnrecognised(message.reason, message.profileId)
    const taken = await onReported(message.reported)
    if (taken.ok && taken.value === 'foreign')
      return putUnrecognised('not-the-form', message.reported.profileId)
    if (taken.ok && taken.value === 'reported') {
      reported += 1
      lastReportedAt = now().toISOString()
      onNews()
    }
    return taken
  }

  return { take, reported: () => reported, lastReportedAt: () => lastReportedAt }
}
