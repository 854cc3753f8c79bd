import {
  emptyHead,
  newSalt,
  nextLine,
  personalHashOf,
  type ActivityLine,
  type Head,
  type Personal,
} from '../../activity/chain'
import type { Database } from '../database'
import type { Reads, Writes } from '../messages'
import type { ActivityEntry } from '../store'

interface Row {
  seq: number
  at: string
  action: ActivityLine['action']
  profileId: number | null
  outcome: ActivityLine['outcome']
  personalHash: string | null
  previous: string
  hash: string
  sealed: Uint8Array
  personal: Uint8Array | null
}

interface SealedLine {
  who: string
}

interface SealedPersonal {
  salt: string
  personal: Personal
}

/** The lines of the log, and beside them the personal parts, which can be forgotten without breaking the chain. */
export const activityTable = (db: Database) => {
  const head = (): Head =>
    (db.get('SELECT seq AS count, hash FROM activity ORDER BY seq DESC LIMIT 1') as Head | undefined) ??
    emptyHead

  const keepPersonal = (line: ActivityLine, part: SealedPersonal): void => {
    db.run(
      'INSERT INTO activity_personal (seq, profile_id, sealed) VALUES (?, ?, ?)',
      line.seq,
      line.profileId,
      db.seal('activity_personal', line.seq, part),
    )
  }

  const entryOf = ({ sealed, personal, ...line }: Row): ActivityEntry[] => {
    const open = db.unseal('activity', line.seq, sealed) as SealedLine | undefined
    if (!open) return []
    const part = personal
      ? (db.unseal('activity_personal', line.seq, personal) as SealedPersonal | undefined)
      : undefined
    return [{ line: { ...line, who: open.who }, personal: part?.personal ?? null }]
  }

  return {
    'activity.append': ({ personal, ...record }) => {
      const part = personal && { salt: newSalt(), personal }
      const line = nextLine(head(), {
        ...record,
        personalHash: part ? personalHashOf(part.personal, part.salt) : null,
      })
      const sealed: SealedLine = { who: line.who }
      db.run(
        `INSERT INTO activity (seq, at, action, profile_id, outcome, personal_hash, previous, hash, sealed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        line.seq,
        line.at,
        line.action,
        line.profileId,
        line.outcome,
        line.personalHash,
        line.previous,
        line.hash,
        db.seal('activity', line.seq, sealed),
      )
      if (part) keepPersonal(line, part)
      return line
    },
    'activity.read': ({ after, limit, profileId }) => {
      const rows = db.all(
        `SELECT seq, at, action, activity.profile_id AS profileId, outcome, personal_hash AS personalHash,
           previous, hash, activity.sealed AS sealed, activity_personal.sealed AS personal
         FROM activity LEFT JOIN activity_personal USING (seq)
         WHERE seq > ?1 AND (?2 IS NULL OR activity.profile_id = ?2) ORDER BY seq LIMIT ?3`,
        after,
        profileId ?? null,
        limit,
      ) as Row[]
      return rows.flatMap(entryOf)
    },
    'activity.head': head,
  } satisfies Partial<Writes & Reads>
}
