import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { systemKeychain } from '../../electron/identity/keychain'
import { parentPort } from '../../electron/processes/parent'
import { serve } from '../../electron/processes/port'
import type { Failure, Result } from '../../shared/errors/failure'

const limit = process.env['KEYCHAIN_LIMIT_MS']
const keychain = systemKeychain('Link Console Test', limit === undefined ? {} : { limitMs: Number(limit) })

/** The system's keychain in a process of its own, whose session bus is the test's private one. */
const methods = {
  probe: () => keychain.probe(),
  read: (account: string) => keychain.read(account),
  write: ({ account, secret }: { account: string; secret: string }) => keychain.write(account, secret),
  remove: (account: string) => keychain.remove(account),
  accounts: () => keychain.accounts(),
  /**
   * Starts four keychain reads and a file read at once, and returns how many of the former were still open when the
   * file had been read.
   */
  readBesideFile: async (
    accounts: readonly string[],
  ): Promise<{ openThen: number; failures: (Failure | null)[] }> => {
    let open = accounts.length
    const reads = accounts.map(async (account) => {
      const result: Result<string | null> = await keychain.read(account)
      open -= 1
      return result.ok ? null : result.error
    })
    await readFile(fileURLToPath(import.meta.url))
    const openThen = open
    return { openThen, failures: await Promise.all(reads) }
  },
}

export type KeychainMethods = typeof methods

serve(parentPort(), methods)
