import type { SweptKind } from '../../shared/domain/coverage'
import type { Result } from '../../shared/errors/failure'

/** Reads records again when a job of their profile has ended, if they had been read before. */
export interface AfterJobs {
  readonly ended: (profileId: number) => void
  readonly close: () => void
}

interface Parts {
  readonly kinds: readonly SweptKind[]
  readonly wasRead: (what: SweptKind, profileId: number) => Promise<boolean>
  readonly read: (what: SweptKind, profileId: number, signal: AbortSignal) => Promise<Result<unknown>>
}

/** Profiles read in parallel. The ends of a bulk run come by the hundred, and nobody waits for these readings. */
const atOnce = 4

export const createAfterJobs = ({ kinds, wasRead, read }: Parts): AfterJobs => {
  const waiting = new Set<number>()
  const closing = new AbortController()
  let running = 0

  const readOne = async (id: number): Promise<void> => {
    for (const what of kinds) if (await wasRead(what, id)) await read(what, id, closing.signal)
  }

  const readNext = (): void => {
    const [id] = waiting
    if (id === undefined || running === atOnce || closing.signal.aborted) return
    waiting.delete(id)
    running += 1
    void readOne(id).finally(() => {
      running -= 1
      readNext()
    })
  }

  return {
    ended: (profileId) => {
      waiting.add(profileId)
      readNext()
    },
    close: () => closing.abort(),
  }
}
