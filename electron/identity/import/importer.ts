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
   * `-unreadable`, `-too-slow`, `-not-started`.
   */
  readonly read: (inputs: readonly Uint8Array[], passphrase?: string) => Promise<Result<Identity>>
}

interface ImportLimits {
  /** Until the process has started, which a busy machine may take its time for: no word about the file. */
  readonly startMs: number
  /** For reading, from then on: longer than any honest file needs; a hostile one asks for days (rounds) or for all memory. */
  readonly readMs: number
}

const usualLimits: ImportLimits = { startMs: 120_000, readMs: 20_000 }

/** A certificate with a long chain is some 20 KB. */
const maxInputBytes = 1024 * 1024

export const createImporter = (start: () => ProcessPort, limits = usualLimits): Importer => {
  const inProcess = async <T>(
    inputs: readonly Uint8Array[],
    run: (call: Caller<ImportMethods>) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (inputs.some((input) => input.length > maxInputBytes))
      return fail('import-unreadable', { detail: 'over 1 MB' })
    const port = start()
    const call = callerOf<ImportMethods>(port)
    let reading = false
    try {
      await call('ready', null, { timeoutMs: limits.startMs })
      reading = true
      return await run(call)
    } catch (error) {
      if (!reading) return fail('import-not-started')
      const slow = error instanceof ProcessGone && error.reason === 'timed-out'
      return slow
        ? fail('import-too-slow')
        : fail('import-unreadable', { detail: 'the reading process ended' })
    } finally {
      port.kill()
    }
  }

  return {
    inspect: (bytes) => inProcess([bytes], (call) => call('inspect', bytes, { timeoutMs: limits.readMs })),
    read: (inputs, passphrase) =>
      inProcess(inputs, (call) => call('read', { inputs, passphrase }, { timeoutMs: limits.readMs })),
  }
}
