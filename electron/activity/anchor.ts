import { z } from 'zod'
import { ok, type Result } from '../../shared/errors/failure'
import type { Keychain } from '../identity/keychain'
import type { Head } from '../store/chain'

/** What the keychain has of a log: its head, nothing yet, or an entry that is not in our format. */
export type Anchored = Head | null | 'unreadable'

/** The log's head in the keychain: it reveals a log that was cut or rewritten. */
export interface Anchor {
  /** Fails as the keychain fails. */
  readonly read: () => Promise<Result<Anchored>>
  /** Rejects where the keychain does not take it. */
  readonly write: (head: Head) => Promise<void>
}

const headSchema = z.strictObject({ count: z.int(), hash: z.string() })

const parse = (text: string): Anchored => {
  try {
    return headSchema.safeParse(JSON.parse(text)).data ?? 'unreadable'
  } catch {
    return 'unreadable'
  }
}

/**
 * The anchor is stored under the connection's id, which lies in the data folder and not in the database. So each data
 * folder has its own anchor, and deleting or replacing the database does not lose it.
 */
export const anchorOf = (keychain: Keychain, connectionId: string): Anchor => {
  const account = `${connectionId}/activity-head`
  return {
    read: async () => {
      const stored = await keychain.read(account)
      if (!stored.ok) return stored
      return ok(stored.value === null ? null : parse(stored.value))
    },
    write: async (head) => {
      const written = await keychain.write(account, JSON.stringify(head))
      if (!written.ok) throw new Error(written.error.code)
    },
  }
}
