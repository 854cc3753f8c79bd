import type { UnrecognisedMessage } from '../../../shared/domain/notification'
import type { Database } from '../database'
import type { Tables } from '../store'

interface Row {
  id: string
  at: string
  reason: UnrecognisedMessage['reason']
  sealed: Uint8Array
}

/** Messages that were not understood, in the table `aside_message`. One without its sealed text was discarded, or forgotten with its profile. */
export const unrecognisedTable = (db: Database) =>
  ({
    'unrecognised.put': ({ id, at, reason, profileId, body }) => {
      db.run(
        `INSERT INTO aside_message (id, at, reason, profile_id, sealed) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING`,
        id,
        at,
        reason,
        profileId,
        db.seal('aside_message', id, body),
      )
    },
    'unrecognised.discard': (id) => {
      db.run('UPDATE aside_message SET sealed = NULL WHERE id = ?', id)
    },
    'unrecognised.list': (limit) =>
      (
        db.all(
          'SELECT id, at, reason, sealed FROM aside_message WHERE sealed IS NOT NULL ORDER BY n DESC LIMIT ?',
          limit,
        ) as Row[]
      ).flatMap(({ sealed, ...message }): UnrecognisedMessage[] => {
        const body = db.unseal('aside_message', message.id, sealed) as string | undefined
        return body === undefined ? [] : [{ ...message, body }]
      }),
    'unrecognised.count': () =>
      (
        db.get('SELECT count(*) AS count FROM aside_message WHERE sealed IS NOT NULL') as {
          count: number
        }
      ).count,
  }) satisfies Partial<Tables>
