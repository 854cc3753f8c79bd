import { createHash, randomBytes } from 'node:crypto'
import type { LogHead } from '../../shared/domain/activity'
import type { ActivityAction } from '../../shared/domain/activity'
import type { ChangeOutcome } from './kinds'

/** One line of the log. All of it but `hash` goes into `hash`, so that no line can be changed, moved, dropped or added unseen. */
export interface ActivityLine {
  /** From 1, without gaps. */
  readonly seq: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** The operating system's user name. */
  readonly who: string
  readonly action: ActivityAction
  readonly profileId: number | null
  readonly outcome: ChangeOutcome
  /** Salted SHA-256 (hex) of the personal part; null if there is none. It stays when that part is forgotten. */
  readonly personalHash: string | null
  /** `hash` of the line before; 64 zeros in the first. */
  readonly previous: string
  /** SHA-256 (hex). */
  readonly hash: string
}

/** Names and texts that identify a person (label, reason); never a secret. */
export type Personal = Readonly<Record<string, string>>

/** What the keychain and each export remember of the log: its length and its last hash. */
export type Head = LogHead

export const emptyHead: Head = { count: 0, hash: '0'.repeat(64) }

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * JSON of an array, so that fields cannot run into each other and their order is fixed. The first entry names the form.
 */
const hashOf = (line: Omit<ActivityLine, 'hash'>): string =>
  sha256(
    JSON.stringify([
      'link-console activity 1',
      line.seq,
      line.at,
      line.who,
      line.action,
      line.profileId,
      line.outcome,
      line.personalHash,
      line.previous,
    ]),
  )

/** The entries of a personal part in the order in which they are hashed and exported. */
export const inOrder = (personal: Personal): readonly (readonly [string, string])[] =>
  Object.entries(personal).sort(([left], [right]) => (left < right ? -1 : 1))

/** The hash of a personal part under its salt (hex); entries in the order of their names. */
export const personalHashOf = (personal: Personal, salt: string): string =>
  sha256(JSON.stringify([salt, inOrder(personal)]))

/** 128 bits, so that a label cannot be guessed from its hash without the salt. */
export const newSalt = (): string => randomBytes(16).toString('hex')

/** The line that follows `head`. */
export const nextLine = (
  head: Head,
  entry: Omit<ActivityLine, 'seq' | 'previous' | 'hash'>,
): ActivityLine => {
  const line = { ...entry, seq: head.count + 1, previous: head.hash }
  return { ...line, hash: hashOf(line) }
}

export const headAfter = (line: ActivityLine): Head => ({ count: line.seq, hash: line.hash })

export type ChainVerdict =
  | { readonly whole: true; readonly head: Head }
  /** `at` is the place (from 1) of the first line that does not follow from those before it. */
  | { readonly whole: false; readonly at: number }

/** Whether a line's hash matches its content. */
export const holds = (line: ActivityLine): boolean => line.hash === hashOf(line)

/** Checks lines from the first on (or from those after `from`): each must follow from the one before it. */
export const verifyChain = (lines: readonly ActivityLine[], from: Head = emptyHead): ChainVerdict => {
  let head = from
  for (const line of lines) {
    if (line.seq !== head.count + 1 || line.previous !== head.hash || !holds(line)) {
      return { whole: false, at: head.count + 1 }
    }
    head = headAfter(line)
  }
  return { whole: true, head }
}
