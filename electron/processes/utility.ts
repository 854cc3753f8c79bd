import { utilityProcess } from 'electron'
import type { ProcessPort } from './port'

/** Starts a built entry in a utility process; `name` shows in the system's process list. */
export const startUtility = (entry: string, name: string): ProcessPort => {
  const child = utilityProcess.fork(entry, [], { serviceName: name, stdio: 'inherit' })
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    kill: () => void child.kill(),
  }
}
