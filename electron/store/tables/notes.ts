import { lookupKey } from '../../../shared/domain/lookup-text'
import type { Note, Noted } from '../../../shared/domain/note'
import type { Database } from '../database'
import type { Tables } from '../store'

interface NoteRow {
  id: string
  profile_id: number
  at: string
  sealed: Uint8Array
}

type Sealed = Pick<Note, 'who' | 'text' | 'jobId' | 'changedAt'>

const newestLength = 200

/** Notes about profiles. Everything that a person wrote is sealed. */
export const notesTable = (db: Database) => {
  const noteOf = ({ id, profile_id: profileId, at, sealed }: NoteRow): Note | null => {
    const opened = db.unseal('note', id, sealed) as Sealed | undefined
    return opened ? { id, profileId, at, ...opened } : null
  }
  const some = (where: string, ...values: readonly (string | number)[]): readonly Note[] =>
    (db.all(`SELECT id, profile_id, at, sealed FROM note ${where}`, ...values) as readonly NoteRow[]).flatMap(
      (row) => noteOf(row) ?? [],
    )
  return {
    'notes.put': ({ id, profileId, at, who, text, jobId, changedAt }) => {
      const sealed: Sealed = { who, text, jobId, changedAt }
      db.run(
        'INSERT OR REPLACE INTO note (id, profile_id, at, sealed) VALUES (?, ?, ?, ?)',
        id,
        profileId,
        at,
        db.seal('note', id, sealed),
      )
    },
    'notes.remove': (id) => {
      db.run('DELETE FROM note WHERE id = ?', id)
    },
    'notes.get': (id) => some('WHERE id = ?', id)[0] ?? null,
    'notes.ofProfile': (profileId) => some('WHERE profile_id = ? ORDER BY at DESC, id', profileId),
    'notes.noted': () => {
      const noted = new Map<number, Noted>()
      for (const { profileId, text } of some('ORDER BY profile_id, at DESC, id')) {
        const before = noted.get(profileId)
        const newest = before?.newest ?? text.slice(0, newestLength)
        noted.set(profileId, { profileId, count: (before?.count ?? 0) + 1, newest })
      }
      return [...noted.values()]
    },
    'notes.find': (words) => {
      const found = new Set<number>()
      for (const { profileId, text } of some('ORDER BY profile_id')) {
        const key = lookupKey(text)
        if (words.every((word) => key.includes(word))) found.add(profileId)
      }
      return [...found]
    },
  } satisfies Partial<Tables>
}
