/** "Sensitive Fields" of the API document: names only, values are write-only. */

export type CredentialAction = 'add' | 'change' | 'delete'

/** `unknown`: the reply was lost, so that the field may or may not have been changed. */
export type CredentialOutcome = 'acknowledged' | 'refused' | 'unknown'

export interface CredentialChange {
  readonly field: string
  readonly action: CredentialAction
  /** ISO 8601, UTC. */
  readonly at: string
  readonly outcome: CredentialOutcome
}

export interface CredentialsView {
  readonly fields: readonly string[]
  /** What was changed from this console, newest first. */
  readonly changes: readonly CredentialChange[]
}

/**
 * Values up to this length fit every valid transmission key: RSA 2048 with SHA-256 (RFC 8017, 7.1.1). Only for longer
 * ones the key has to be fetched.
 */
export const alwaysFitsBytes = 190

const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}

/** The length of a value in characters and in bytes of UTF-8, and how many of its characters fit into `limit` bytes. */
export const lengthOf = (
  value: string,
  limit: number,
): { readonly characters: number; readonly bytes: number; readonly fitting: number } => {
  let characters = 0
  let bytes = 0
  let fitting = 0
  for (const character of value) {
    characters += 1
    bytes += bytesOf(character)
    if (bytes <= limit) fitting = characters
  }
  return { characters, bytes, fitting }
}
