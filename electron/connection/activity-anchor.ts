import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Anchor } from '../activity/open-activity'
import type { Keychain } from '../identity/keychain'
import type { Connection } from './connection-file'

const headSchema = z.strictObject({ count: z.int(), hash: z.string() })

/**
 * The log's head in the keychain: a log that was cut or rewritten behind our back shows against it. Practice has the
 * same id everywhere, and a database in each folder of data: there the folder is part of the name.
 */
export const anchorOf = (
  keychain: Keychain,
  { id, practice }: Pick<Connection, 'id' | 'practice'>,
  folder: string,
): Anchor => {
  const place = practice ? `/${createHash('sha256').update(folder).digest('hex').slice(0, 16)}` : ''
  const account = `${id}${place}/activity-head`
  return {
    read: async () => {
      const stored = await keychain.read(account)
      const parsed = stored.ok && stored.value ? headSchema.safeParse(JSON.parse(stored.value)) : null
      return parsed?.success ? parsed.data : null
    },
    write: async (head) => {
      const written = await keychain.write(account, JSON.stringify(head))
      if (!written.ok) throw new Error(written.error.code)
    },
  }
}
