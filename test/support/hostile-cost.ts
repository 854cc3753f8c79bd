import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Cost, hostileFiles } from './hostile-reading'

export type HostileKind = keyof typeof hostileFiles

const entry = fileURLToPath(new URL('hostile-reading.ts', import.meta.url))

/** What such a file costs a process of its own that has it read as main does. */
export const costOfReading = async (kind: HostileKind): Promise<Cost> => {
  const child = fork(entry, [kind], { execArgv: ['--import', import.meta.resolve('tsx')] })
  const [cost] = (await once(child, 'message')) as [Cost]
  return cost
}
