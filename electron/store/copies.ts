import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The database of that version, beside the one that goes on: docs/reference/store.md, "Migrations". */
const copyOf = (file: string, version: number): string => `${file}.version-${version}`

/** Every copy that is there, finished or not. */
export const copiesOf = (file: string): readonly string[] => {
  const folder = dirname(file)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.version-`))
  return names.map((name) => join(folder, name))
}

/** Copies hold what the database held then: nothing is forgotten while one is there. */
export const dropCopies = (file: string): void => {
  for (const copy of copiesOf(file)) rmSync(copy, { force: true })
}

/**
 * Copies the database before its schema is changed, in the place of an older copy; gives the copy's name. Whole or not at all: a
 * full disk leaves everything as it was. By SQLite itself: reading the file beside it would drop its lock.
 */
export const keepCopy = (connection: DatabaseSyncInstance, file: string, version: number): string => {
  dropCopies(file)
  const copy = copyOf(file, version)
  const unfinished = `${copy}.new`
  connection.prepare('VACUUM INTO ?').run(unfinished)
  const handle = openSync(unfinished, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(unfinished, copy)
  return basename(copy)
}
