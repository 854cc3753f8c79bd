import type { UnrecognisedReason } from '../../shared/domain/notification'
import { ok, type Result } from '../../shared/errors/failure'
import { readMessage } from './message'
import type { QueueMessage } from './queue'
import type { Receipt } from './reader'
import type { ReceiveReportedEnd } from './reported-ends'
import type { Unrecognised } from './unrecognised'

/** Handles messages: the end of a job goes to the ledger, anything else to the unrecognised ones. */
export interface Incoming {
  readonly receive: (message: QueueMessage) => Promise<Result<Receipt>>
  /** Ends of jobs that were not known before, since the connection was opened. */
  readonly reported: () => number
  /** When the last of them came, ISO 8601 in UTC. */
  readonly lastReportedAt: () => string | null
}

interface IncomingParts {
  readonly unrecognised: Pick<Unrecognised, 'put'>
  readonly onReported: ReceiveReportedEnd
  readonly onNewEnd: () => void
  readonly now: () => Date
}

export const createIncoming = ({ unrecognised, onReported, onNewEnd, now }: IncomingParts): Incoming => {
  let reported = 0
  let lastReportedAt: string | null = null

  const receive: Incoming['receive'] = async (queued) => {
    const putUnrecognised = async (
      reason: UnrecognisedReason,
      profileId: number | null,
    ): Promise<Result<Receipt>> => {
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
      onNewEnd()
    }
    return taken
  }

  return { receive, reported: () => reported, lastReportedAt: () => lastReportedAt }
}
