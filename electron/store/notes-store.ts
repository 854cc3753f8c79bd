import type { Note, Noted } from '../../shared/domain/note'
import { read, write } from './operation'

/** Notes that people have written about profiles. */
export const noteOperations = {
  /** Adds a note, or replaces the one with its id. */
  put: write<(note: Note) => void>(),
  remove: write<(id: string) => void>(),
  get: read<(id: string) => Note | null>(),
  /** The newest first. */
  ofProfile: read<(profileId: number) => readonly Note[]>(),
  /** The profiles with notes, in order of their ids. */
  noted: read<() => readonly Noted[]>(),
  /** Profiles with a note in which all these words occur, however they are written. In order of their ids. */
  find: read<(words: readonly string[]) => readonly number[]>(),
} as const
