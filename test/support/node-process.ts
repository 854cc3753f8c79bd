import type { ProcessPort } from '../../electron/processes/port'
import { forkProgram } from './programs'

/**
 * Runs a process entry of `electron/` (a path from the project's root) under plain Node, as its utility process would
 * run it.
 */
export const startNodeProcess = (entry: string): ProcessPort & { readonly pid: number } => {
  const child = forkProgram(entry, [], { serialization: 'advanced' })
  return {
    pid: child.pid ?? -1,
    // A process that has just ended cannot receive messages; its exit is reported anyway.
    postMessage: (message) => void child.send(message as object, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}
