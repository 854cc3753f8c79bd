import { randomInt } from 'node:crypto'
import type { Store } from '../../../electron/store/store'
import { profile } from './samples'

/** What the store has acknowledged; what it has not may be there or not. */
export interface Acknowledged {
  readonly profiles: Set<number>
  readonly changes: Set<string>
  readonly lines: Set<string>
}

export const nothingYet = (): Acknowledged => ({ profiles: new Set(), changes: new Set(), lines: new Set() })

let next = 1

/**
 * Three lanes write profiles, intents and activity lines until the kill or a failure, and note what is
 * acknowledged. After a random number of acknowledgements, and a few milliseconds more, `kill` is called once;
 * it resolves when the process has ended.
 */
export const writeUntilKilled = async (
  store: Store,
  kill: () => Promise<void>,
  done: Acknowledged,
): Promise<void> => {
  let left = randomInt(1, 80)
  let ended = false
  let killed: Promise<void> | undefined

  const acknowledged = (): void => {
    left -= 1
    if (left !== 0) return
    setTimeout(
      () => {
        // A kill between two calls meets no call: the next ones start a new process and succeed.
        ended = true
        killed = kill()
      },
      randomInt(0, 6),
    )
  }
  const lane = async (): Promise<void> => {
    while (!ended) {
      const id = next++
      const [put, begun, line] = await Promise.all([
        store.profiles.put([profile(id)]),
        store.changes.begin({ kind: 'change', profileId: id, summary: String(id), before: { label: 'x' } }),
        store.activity.append({
          at: new Date().toISOString(),
          who: 'operator',
          action: 'change',
          profileId: id,
          outcome: 'done',
          personal: { label: `CASE-${id}` },
        }),
      ])
      if (put.ok) done.profiles.add(id)
      if (begun.ok) done.changes.add(begun.value)
      if (line.ok) done.lines.add(line.value.hash)
      if (put.ok && begun.ok && line.ok) acknowledged()
      else ended = true
    }
  }
  await Promise.all([lane(), lane(), lane()])
  await killed
}
