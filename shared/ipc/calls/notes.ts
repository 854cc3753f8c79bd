import { z } from 'zod'
import { maxNoteLength, type Note, type Noted } from '../../domain/note'
import { call } from '../call'
import { id, nothing, searchText, text } from '../fields'

const noteText = z.string().trim().min(1).max(maxNoteLength)

/** Notes about profiles, which are kept on this computer alone: nothing of them is sent to the API. */
export const notesCalls = {
  /** The newest first. */
  'notes:of-profile': call<readonly Note[]>()(z.strictObject({ profileId: id })),
  'notes:add': call<Note>()(z.strictObject({ profileId: id, text: noteText, jobId: text(500).nullable() })),
  /** `seen`: the text as the person saw it before. Fails with `not-found` if it is another one by now. */
  'notes:change': call<Note>()(z.strictObject({ id: z.uuid(), text: noteText, seen: text(maxNoteLength) })),
  'notes:remove': call<null>()(z.strictObject({ id: z.uuid(), seen: text(maxNoteLength) })),
  /** Puts back a note that was removed since the console started, as it was. */
  'notes:restore': call<Note>()(z.strictObject({ id: z.uuid() })),
  'notes:noted': call<readonly Noted[]>()(nothing),
  /** Profiles with a note that contains all words of the text. */
  'notes:find': call<{ readonly ids: Int32Array<ArrayBuffer> }>()(
    z.strictObject({ text: searchText.trim().min(2) }),
  ),
} as const

export interface NotesEvents {
  'notes:changed': { readonly profileId: number }
}
