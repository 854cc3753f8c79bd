import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { lookupKey } from '../../shared/domain/lookup-text'
import type { Note, Noted } from '../../shared/domain/note'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Store } from '../store/store'

/** Notes about profiles, on this computer alone. */
export interface Notes {
  readonly ofProfile: (profileId: number) => Promise<Result<readonly Note[]>>
  readonly add: (note: Pick<Note, 'profileId' | 'text' | 'jobId'>) => Promise<Result<Note>>
  /** Fails with `not-found` if the text is not the one that the person saw, or if the note is gone. */
  readonly change: (id: string, text: string, seen: string) => Promise<Result<Note>>
  readonly remove: (id: string, seen: string) => Promise<Result<null>>
  /** Puts a removed note back as it was. Fails with `not-found` if it is not one that can be. */
  readonly restore: (id: string) => Promise<Result<Note>>
  readonly noted: () => Promise<Result<readonly Noted[]>>
  readonly find: (text: string) => Promise<Result<{ readonly ids: Int32Array<ArrayBuffer> }>>
  /** Also drops what could be put back of the profile. */
  readonly forgotten: (profileId: number) => void
}

interface NotesParts {
  readonly store: Pick<Store, 'notes'>
  readonly emit: (profileId: number) => void
  readonly now: () => Date
}

/** One key takes back as many removals; they are in memory only. */
const maxRemoved = 50

const wordsOf = (text: string): readonly string[] =>
  lookupKey(text)
    .split(/\s+/)
    .filter((word) => word !== '')

export const createNotes = ({ store, emit, now }: NotesParts): Notes => {
  const who = userInfo().username
  const removed = new Map<string, Note>()

  const put = async (note: Note): Promise<Result<Note>> => {
    const written = await store.notes.put(note)
    if (!written.ok) return written
    emit(note.profileId)
    return ok(note)
  }

  /** The note, if its text is still the one that was seen. */
  const asSeen = async (id: string, seen: string): Promise<Result<Note>> => {
    const note = await store.notes.get(id)
    if (!note.ok) return note
    return note.value?.text === seen ? ok(note.value) : fail('not-found', { subject: 'note' })
  }

  return {
    ofProfile: store.notes.ofProfile,
    add: (note) => put({ ...note, id: randomUUID(), at: now().toISOString(), who, changedAt: null }),
    change: async (id, text, seen) => {
      const note = await asSeen(id, seen)
      return note.ok ? put({ ...note.value, text, changedAt: now().toISOString() }) : note
    },
    remove: async (id, seen) => {
      const note = await asSeen(id, seen)
      if (!note.ok) return note
      const gone = await store.notes.remove(id)
      if (!gone.ok) return gone
      removed.set(id, note.value)
      for (const oldest of [...removed.keys()].slice(0, -maxRemoved)) removed.delete(oldest)
      emit(note.value.profileId)
      return ok(null)
    },
    restore: async (id) => {
      const note = removed.get(id)
      if (!note) return fail('not-found', { subject: 'note' })
      const back = await put(note)
      if (back.ok) removed.delete(id)
      return back
    },
    noted: store.notes.noted,
    find: async (text) => {
      const words = wordsOf(text)
      if (words.length === 0) return ok({ ids: new Int32Array() })
      const found = await store.notes.find(words)
      return found.ok ? ok({ ids: Int32Array.from(found.value) }) : found
    },
    forgotten: (profileId) => {
      for (const [id, note] of removed) if (note.profileId === profileId) removed.delete(id)
      emit(profileId)
    },
  }
}
