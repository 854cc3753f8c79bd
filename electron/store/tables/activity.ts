import {
  emptyHead,
  newSalt,
  nextLine,
  personalHashOf,
  type ActivityLine,
  type Head,
  type Personal,
} from '../chain'
import type { Database } from '../database'
import type { ActivityEntry, ActivityProof, Tables } from '../store'
import { fitsOpened, mustOpen, plainConditions } from './activity-filter'

export interface LineRow {
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

/** The columns of a line with its personal part, and where they come from. */
export const wholeLines = `seq, at, action, activity.profile_id AS profileId, outcome, personal_hash AS personalHash,
    previous, hash, activity.sealed AS sealed, activity_personal.sealed AS personal
  FROM activity LEFT JOIN activity_personal USING (seq)`

/** Reads a line with its personal part; null if it cannot be opened. */
export const lineReader =
  (db: Database) =>
  ({ sealed, personal, ...line }: LineRow): ActivityProof | null => {
    const open = db.unseal('activity', line.seq, sealed) as SealedLine | undefined
    if (!open) return null
    const part = personal
      ? (db.unseal('activity_personal', line.seq, personal) as SealedPersonal | undefined)
      : undefined
    return { line: { ...line, who: open.who }, part: part ?? null }
  }

/** The lines of the log, and beside them the personal parts, which can be forgotten without breaking the chain. */
export const activityTable = (db: Database) => {
  const proofOf = lineReader(db)
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
        `SELECT ${wholeLines} WHERE seq > ?1 AND (?2 IS NULL OR activity.profile_id = ?2) ORDER BY seq LIMIT ?3`,
        after,
        profileId ?? null,
        limit,
      ) as LineRow[]
      return rows.flatMap((row): ActivityEntry[] => {
        const proof = proofOf(row)
        return proof ? [{ line: proof.line, personal: proof.part?.personal ?? null }] : []
      })
    },
    'activity.find': ({ filter, after, upTo }) => {
      const { where, values } = plainConditions(filter)
      const some = `WHERE seq > ? AND seq <= ? ${where} ORDER BY seq`
      if (!mustOpen(filter)) {
        const rows = db.all(`SELECT seq FROM activity ${some}`, after, upTo, ...values)
        return (rows as Pick<LineRow, 'seq'>[]).map(({ seq }) => seq)
      }
      const fits = fitsOpened(filter)
      const rows = db.all(`SELECT ${wholeLines} ${some}`, after, upTo, ...values) as LineRow[]
      return rows.filter((row) => fits(proofOf(row))).map(({ seq }) => seq)
    },
    'activity.proofs': (seqs) => {
      const rows = db.all(
        `SELECT ${wholeLines} WHERE seq IN (SELECT value FROM json_each(?))`,
        JSON.stringify(seqs),
      ) as LineRow[]
      const bySeq = new Map(rows.map((row) => [row.seq, proofOf(row)]))
      return seqs.map((seq) => bySeq.get(seq) ?? null)
    },
    'activity.head': head,
  } satisfies Partial<Tables>
}
