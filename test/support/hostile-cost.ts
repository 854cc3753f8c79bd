import { once } from 'node:events'
import type { Cost, hostileFiles } from './hostile-reading'
import { forkProgram } from './programs'

export type HostileKind = keyof typeof hostileFiles

/**
 * What such a file costs a process of its own that reads it as main does, with main's time limit unless another is
 * given.
 */
export const costOfReading = async (kind: HostileKind, deadlineMs?: number): Promise<Cost> => {
  const args = deadlineMs === undefined ? [kind] : [kind, String(deadlineMs)]
  const child = forkProgram('test/support/hostile-reading.ts', args)
  const [cost] = (await once(child, 'message')) as [Cost]
  return cost
}
