import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Folders of interval files, with an `expected.json` that says what a correct reader finds in each file (see their
 * INDEX.md).
 */

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Invented files in layouts that readers get wrong; part of the project. */
export const oddFolder = join(root, 'test/data/odd')
/** Our own files that the readers once got wrong; part of the project. */
export const moreFolder = join(root, 'test/data/more')
/** Files of real utilities, which only some checkouts have beside them. */
export const realFolder = join(root, '../shared/data')

export type Facts = Readonly<Record<string, unknown>>

export interface ExpectedChannel extends Facts {
  readonly name: string
  readonly optional?: boolean
  readonly name_accept?: readonly string[]
  readonly split_accept?: readonly ExpectedChannel[]
  readonly extra_channel_accept?: Facts
  readonly as_stated_wrong?: Facts
  /** Starts, with the value that must be found at each. */
  readonly samples?: readonly (readonly [string, string])[]
}

export interface ExpectedFile {
  readonly kind: string
  readonly tz: string | null
  readonly unit_hint: string | Record<string, string> | null
  readonly channels: readonly ExpectedChannel[]
  /** Regular expressions, each of which must match a doubt. */
  readonly must_say?: readonly string[]
  /** Regular expressions, none of which may match a doubt. */
  readonly must_not_say?: readonly string[]
  readonly refusal_accept?: boolean
}

export const hasAnswers = (folder: string): boolean => existsSync(join(folder, 'expected.json'))

/** Every interval file of a folder, by its path in it; none if the folder does not exist. */
export const expectedFiles = (folder: string): [string, ExpectedFile][] => {
  if (!hasAnswers(folder)) return []
  const answers = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    ExpectedFile
  >
  return Object.entries(answers).filter(([, { kind }]) => kind === 'interval')
}

export const bytesOf = (folder: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, name)))
