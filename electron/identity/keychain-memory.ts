import { fail, ok, type FailureCode, type Result } from '../../shared/errors/failure'
import { maxSecretBytes, type Keychain } from './keychain'

export interface MemoryKeychain extends Keychain {
  /** What is stored, for a test to look at or to damage. */
  readonly entries: Map<string, string>
}

interface MemoryKeychainOptions {
  readonly entries?: Map<string, string>
  /** Called before each call: a returned code makes the call fail without an effect, a throw simulates a crash. */
  readonly before?: (
    call: 'probe' | 'read' | 'write' | 'remove' | 'accounts',
    account: string,
  ) => FailureCode | undefined
}

/** A keychain in memory for tests, with the answers of the real one. */
export const memoryKeychain = (options: MemoryKeychainOptions = {}): MemoryKeychain => {
  const entries = options.entries ?? new Map<string, string>()
  const guarded = async <T>(
    call: 'probe' | 'read' | 'write' | 'remove' | 'accounts',
    account: string,
    run: () => T,
  ): Promise<Result<T>> => {
    // A real keychain never answers in the same turn; code that relies on it must not pass here.
    await Promise.resolve()
    const code = options.before?.(call, account)
    return code ? fail(code) : ok(run())
  }

  return {
    entries,
    probe: () => guarded('probe', '', () => undefined),
    read: (account) => guarded('read', account, () => entries.get(account) ?? null),
    write: async (account, secret) => {
      if (Buffer.byteLength(secret) > maxSecretBytes)
        return fail('internal', { detail: 'not storable as one entry' })
      return guarded('write', account, () => void entries.set(account, secret))
    },
    remove: (account) => guarded('remove', account, () => void entries.delete(account)),
    accounts: () => guarded('accounts', '', () => [...entries.keys()]),
  }
}
