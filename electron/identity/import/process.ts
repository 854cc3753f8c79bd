import { fail, type Result } from '../../../shared/errors/failure'
import { parentPort } from '../../processes/parent'
import { serve } from '../../processes/port'
import { inspect, read } from './reader'

/** A parser's error may quote the secret that it parsed, so it does not leave this process. */
const guarded = async <T>(run: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> => {
  try {
    return await run()
  } catch {
    return fail('import-unreadable')
  }
}

const methods = {
  /** Answers once the process has loaded what it reads with. */
  ready: (_: null) => true,
  inspect: (bytes: Uint8Array) => guarded(() => inspect(bytes)),
  read: ({ inputs, passphrase }: { inputs: readonly Uint8Array[]; passphrase: string | undefined }) =>
    guarded(() => read(inputs, passphrase, new Date())),
}

/** The calls of the process that reads certificate files, the only one that parses bytes which others wrote. */
export type ImportMethods = typeof methods

serve(parentPort(), methods)
