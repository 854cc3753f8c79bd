import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { ProcessPort } from '../../electron/processes/port'

const tsx = createRequire(import.meta.url).resolve('tsx')

/** Runs a process entry of `electron/` (a path from the project's root) under plain Node, as its utility process would run. */
export const startNodeProcess = (entry: string): ProcessPort & { readonly pid: number } => {
  const path = fileURLToPath(new URL(`../../${entry}`, import.meta.url))
  const child = fork(path, { serialization: 'advanced', execArgv: ['--import', tsx] })
  return {
    pid: child.pid ?? -1,
    // A process that has just ended cannot be told; its exit says so.
    postMessage: (message) => void child.send(message as object, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}
