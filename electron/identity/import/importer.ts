import { fail, type Result } from '../../../shared/errors/failure'
import { callerOf, ProcessGone, type Caller, type ProcessPort } from '../../processes/port'
import type { Identity, Inspection } from '../identity'
import type { ImportMethods } from './process'

/** Reads certificate and key files in a process of its own, started for each call and ended after it. */
export interface Importer {
  /** What is in a file, without its secrets. */
  readonly inspect: (bytes: Uint8Array) => Promise<Result<Inspection>>
  /**
   * The identity in all files together. Refusals: `import-no-certificate`, `-no-key`, `-key-mismatch`, `-expired`,
   * `-not-yet-valid`, `-not-a-client-certificate`, `-passphrase-needed`, `-passphrase-wrong`, `-unsupported`,
   * `-unreadable`, `-too-slow`.
   */
  readonly read: (inputs: readonly Uint8Array[], passphrase?: string) => Promise<Result<Identity>>
}

/** Longer than any honest file needs; a hostile one asks for days (iterations) or for all memory (nesting). */
const limitMs = 5_000

/** A certificate with a long chain is some 20 KB. */
const largestInput = 1024 * 1024

export const createImporter = (start: () => ProcessPort): Importer => {
  const inProcess = async <T>(
    inputs: readonly Uint8Array[],
    run: (call: Caller<ImportMethods>) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (inputs.some((input) => input.length > largestInput))
      return fail('import-unreadable', { detail: 'over 1 MB' })
    const port = start()
    try {
      return await run(callerOf<ImportMethods>(port))
    } catch (error) {
      const slow = error instanceof ProcessGone && error.reason === 'timed-out'
      return slow
        ? fail('import-too-slow')
        : fail('import-unreadable', { detail: 'the reading process ended' })
    } finally {
      port.kill()
    }
  }

  return {
    inspect: (bytes) => inProcess([bytes], (call) => call('inspect', bytes, { timeoutMs: limitMs })),
    read: (inputs, passphrase) =>
      inProcess(inputs, (call) => call('read', { inputs, passphrase }, { timeoutMs: limitMs })),
  }
}
