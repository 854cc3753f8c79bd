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
