/** What the failed logins of a profile allow: a utility may lock a customer's account after a few. */
export interface LockoutVerdict {
  /** `credential_error` ends with the credentials as they are now. */
  readonly failures: number
  /** False where earlier ends may have happened without this console: they count as none, and it is said. */
  readonly historyKnown: boolean
  readonly bulkAllowed: boolean
  readonly personAllowed: boolean
}

export const verdictOf = (failures: number, historyKnown: boolean): LockoutVerdict => ({
  failures,
  historyKnown,
  bulkAllowed: failures < 1,
  personAllowed: failures < 2,
})
