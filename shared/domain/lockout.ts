/** How near a profile is to having its login locked by the utility provider. */
export interface LockoutVerdict {
  /** Ends with `credential_error` since the credentials were last changed and acknowledged. */
  readonly failures: number
  /** False where the console has not seen the earlier jobs: it counts them as none. */
  readonly historyKnown: boolean
  /** No failure yet: a bulk run may start the profile. */
  readonly bulkAllowed: boolean
  /** Fewer than two failures: a person may start it without giving a reason. */
  readonly personAllowed: boolean
}
