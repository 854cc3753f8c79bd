import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The file of the copy made before that version was migrated: docs/reference/store.md, "Migrations". */
const copyOf = (file: string, version: number): string => `${file}.version-${version}`

/** Every copy that is there, finished or not. */
export const copiesOf = (file: string): readonly string[] => {
  const folder = dirname(file)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.version-`))
  return names.map((name) => join(folder, name))
}

/** Deletes the copies: they contain what the database had then, so nothing is forgotten while one exists. */
export const dropCopies = (file: string): void => {
  for (const copy of copiesOf(file)) rmSync(copy, { force: true })
}

/**
 * Copies the database before its schema is changed, replacing an older copy; returns the copy's name. All or nothing: a
 * full disk leaves everything as it was. Uses SQLite for it, since reading the file from outside would drop its lock.
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
