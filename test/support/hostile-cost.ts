import { once } from 'node:events'
import type { Cost, hostileFiles } from './hostile-reading'
import { forkProgram } from './programs'

export type HostileKind = keyof typeof hostileFiles

/** What such a file costs a process of its own that has it read as main does. */
export const costOfReading = async (kind: HostileKind): Promise<Cost> => {
  const child = forkProgram('test/support/hostile-reading.ts', [kind])
  const [cost] = (await once(child, 'message')) as [Cost]
  return cost
}
