import { fail, ok, type Failure, type FailureCode, type Result } from '../../shared/errors/failure'
import { createMutex } from '../lib/mutex'

/**
 * The operating system's keychain, under one service name. Every answer is one of: done, nothing stored, or one of
 * `keychain-none` (nothing to talk to), `-locked`, `-refused`, `-hung`. No failure carries a stored value.
 */
export interface Keychain {
  readonly probe: () => Promise<Result<void>>
  /** `null` surely means "nothing stored": an entry of our own tells a locked keychain apart from an empty one. */
  readonly read: (account: string) => Promise<Result<string | null>>
  readonly write: (account: string, secret: string) => Promise<Result<void>>
  /** Removing what is not there is done, too. */
  readonly remove: (account: string) => Promise<Result<void>>
  /** All account names under the service, without our probe entry. */
  readonly accounts: () => Promise<Result<readonly string[]>>
}

/** Bytes of UTF-8 in one entry: what Windows takes (CRED_MAX_CREDENTIAL_BLOB_SIZE), so what we give anywhere. */
export const maxSecretBytes = 2560

/** The part of keytar that we use. Tests pass a double for answers that no real keychain gives. */
export interface NativeKeychain {
  readonly getPassword: (service: string, account: string) => Promise<string | null>
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>
  readonly deletePassword: (service: string, account: string) => Promise<boolean>
  readonly findCredentials: (service: string) => Promise<readonly { account: string; password: string }[]>
}

interface SystemKeychainOptions {
  /** How long one call may take before the keychain counts as hung. */
  readonly limitMs?: number
  readonly load?: () => Promise<NativeKeychain>
}

const probeAccount = 'probe'
const probeValue = 'link-console'

const loadKeytar = async (): Promise<NativeKeychain> => {
  const module: NativeKeychain & { default?: NativeKeychain } = await import('keytar')
  return module.default ?? module
}

/** The texts are libsecret's and D-Bus's on Linux and the Security framework's on macOS; keytar passes no codes on. */
const kinds: readonly (readonly [RegExp, FailureCode])[] = [
  [/timeout was reached|timed out|did not receive a reply/i, 'keychain-hung'],
  [/\blocked\b|interaction is not allowed/i, 'keychain-locked'],
  [
    /autolaunch|could not connect|not provided by any|serviceunknown|has no owner|no such interface/i,
    'keychain-none',
  ],
]

const failureOf = (error: unknown): Failure => {
  const text = error instanceof Error ? error.message : 'unknown'
  const code = kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'keychain-refused'
  return { code, detail: text.slice(0, 200) }
}

/** NUL ends a C string: keytar would store a shortened value and say that all is well. */
const unstorable = (text: string): boolean => text.includes('\0') || Buffer.byteLength(text) > maxSecretBytes

/**
 * The keychain of this computer through keytar (secret service, macOS Keychain, Windows credential store). One call
 * at a time: keytar's calls block a thread of the pool that also serves files and names, and four hung ones would
 * freeze the program. While one hangs, all others are answered `keychain-hung` at once.
 */
export const systemKeychain = (service = 'Link Console', options: SystemKeychainOptions = {}): Keychain => {
  const { limitMs = 10_000, load = loadKeytar } = options
  const inTurn = createMutex()
  let native: Promise<NativeKeychain> | undefined
  let hanging = false

  const call = async <T>(run: (native: NativeKeychain) => Promise<T>): Promise<Result<T>> => {
    if (hanging) return fail('keychain-hung')
    let loaded: NativeKeychain
    try {
      native ??= load()
      loaded = await native
    } catch {
      native = undefined
      return fail('keychain-none', { detail: 'the keychain library cannot be loaded' })
    }
    let timer: NodeJS.Timeout | undefined
    const answer = run(loaded).then(ok, (error: unknown) => ({ ok: false as const, error: failureOf(error) }))
    const late = new Promise<Result<T>>((resolve) => {
      timer = setTimeout(() => {
        hanging = true
        void answer.then(() => (hanging = false))
        resolve(fail('keychain-hung'))
      }, limitMs)
    })
    const result = await Promise.race([answer, late])
    clearTimeout(timer)
    return result
  }

  /** Resolves once the keychain is known to be unlocked: our own entry is there, or can be written and read back. */
  const settle = async (): Promise<Result<void>> => {
    const stored = await call((keytar) => keytar.getPassword(service, probeAccount))
    if (!stored.ok) return stored
    if (stored.value === probeValue) return ok(undefined)
    const written = await call((keytar) => keytar.setPassword(service, probeAccount, probeValue))
    if (!written.ok) return written
    const again = await call((keytar) => keytar.getPassword(service, probeAccount))
    if (!again.ok) return again
    return again.value === probeValue ? ok(undefined) : fail('keychain-locked')
  }

  /**
   * keytar also answers "nothing" for a locked keychain. So it only counts if it is answered again after the keychain
   * was seen unlocked: a person may have unlocked it in between.
   */
  const believing = async <T>(
    ask: () => Promise<Result<T>>,
    isNothing: (value: T) => boolean,
  ): Promise<Result<T>> => {
    const first = await ask()
    if (!first.ok || !isNothing(first.value)) return first
    const settled = await settle()
    return settled.ok ? ask() : settled
  }

  return {
    probe: () => inTurn(settle),
    read: (account) =>
      inTurn(() =>
        believing(
          () => call((keytar) => keytar.getPassword(service, account)),
          (value) => value === null,
        ),
      ),
    write: (account, secret) =>
      inTurn(async () => {
        if (unstorable(account) || unstorable(secret))
          return fail('internal', { detail: 'not storable as one entry' })
        return call((keytar) => keytar.setPassword(service, account, secret))
      }),
    remove: (account) =>
      inTurn(async () => {
        const removed = await believing(
          () => call((keytar) => keytar.deletePassword(service, account)),
          (wasThere) => !wasThere,
        )
        return removed.ok ? ok(undefined) : removed
      }),
    accounts: () =>
      inTurn(async () => {
        // First of all: keytar ends the whole process when it lists a locked collection.
        const settled = await settle()
        if (!settled.ok) return settled
        const found = await call((keytar) => keytar.findCredentials(service))
        if (!found.ok) return found
        return ok(found.value.map((entry) => entry.account).filter((account) => account !== probeAccount))
      }),
  }
}
