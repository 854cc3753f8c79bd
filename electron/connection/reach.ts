import { isCutOff, type Reach } from '../../shared/domain/reach'
import { fail, type Failure, type Result } from '../../shared/errors/failure'

/** Whether the server can be reached: one state for the whole window, worked out from the result of every exchange. */
export interface ReachWatch {
  readonly state: () => Reach
  /** Reports the result of an exchange: null if the server answered, whatever it said. */
  readonly heard: (failure: Failure | null) => void
  /** Tries to connect now, and gives the state after it. */
  readonly tryNow: () => Promise<Reach>
  /** Why nothing can be changed at the moment; null where it can. */
  readonly refusal: () => Failure | null
  readonly close: () => void
}

export interface ReachParts {
  /** Connects once, and sends nothing. */
  readonly probe: () => Promise<Result<unknown>>
  readonly emit: (reach: Reach) => void
  readonly now: () => Date
  /** Milliseconds until each next try; the last one stays. */
  readonly pauses?: readonly number[]
}

const usualPauses = [5_000, 10_000, 20_000, 30_000, 60_000]

export const createReachWatch = (parts: ReachParts): ReachWatch => {
  const { probe, emit, now, pauses = usualPauses } = parts
  let reach: Reach = { state: 'online' }
  let tries = 0
  let timer: NodeJS.Timeout | undefined
  let trying: Promise<Reach> | null = null
  let closed = false

  const enter = (next: Reach): Reach => {
    const same = next.state === 'online' && reach.state === 'online'
    reach = next
    if (!same && !closed) emit(next)
    return next
  }

  const isBack = (): Reach => {
    clearTimeout(timer)
    tries = 0
    return enter({ state: 'online' })
  }

  const isAway = (reason: Failure): Reach => {
    clearTimeout(timer)
    const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 60_000
    tries += 1
    if (!closed) timer = setTimeout(() => void tryNow(), pause)
    const since = reach.state === 'offline' ? reach.since : now().toISOString()
    const nextTry = new Date(now().getTime() + pause).toISOString()
    return enter({ state: 'offline', since, nextTry, reason })
  }

  const attempt = async (): Promise<Reach> => {
    if (reach.state === 'offline') enter({ ...reach, nextTry: null })
    const result = await probe()
    if (closed) return reach
    return !result.ok && isCutOff(result.error) ? isAway(result.error) : isBack()
  }

  const tryNow = (): Promise<Reach> => {
    clearTimeout(timer)
    trying ??= attempt().finally(() => (trying = null))
    return trying
  }

  return {
    state: () => reach,
    heard: (failure) => {
      if (closed) return
      if (failure === null) {
        if (reach.state === 'offline') isBack()
        // A failure may be due to one broken connection, so a try of its own tells whether the server can be reached.
      } else if (isCutOff(failure) && reach.state === 'online') void tryNow()
    },
    tryNow,
    refusal: () => (reach.state === 'offline' ? fail('offline', { detail: reach.reason.code }).error : null),
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}
