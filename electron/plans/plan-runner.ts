import { setTimeout as sleep } from 'node:timers/promises'
import { lateAfterMs, type KeptReason, type PlannedStart } from '../../shared/domain/planned-starts'
import { fail, type Result } from '../../shared/errors/failure'
import { verdictOf } from '../changes/verdict'
import type { Launcher, PlannedLaunched } from '../jobs/launcher'
import type { Spacing } from '../jobs/spacing'
import type { PlanBook } from './plan-book'

/** Makes the planned starts as they come due, each once. */
export interface PlanRunner {
  /** Whether it has waited for so long that a person is asked first. */
  readonly isLate: (plan: PlannedStart) => boolean
  /** Looks at once what is due: after a change, and when the computer has slept. */
  readonly look: () => void
  readonly close: () => Promise<void>
}

export interface PlanRunnerParts {
  readonly book: PlanBook
  readonly launcher: Pick<Launcher, 'startPlanned'>
  readonly spacing: Spacing
  readonly providerOf: (profileId: number) => Promise<number | null>
  /** Why the console does not start by itself what it has planned by itself; null if nothing is against it. */
  readonly notByItself: (plan: PlannedStart, providerId: number | null) => KeptReason | null
  /** False while a person has paused them, the server cannot be reached, or nothing can be written. */
  readonly maySend: () => boolean
  /** Whether some are late may have changed. */
  readonly onChange: () => void
  readonly now: () => Date
}

/** The computer's clock may be set and the computer may sleep, of which no timer knows. */
const lookMs = 30_000

/** After this time what is still being sent is left in doubt for the next start of the program. */
const closingMs = 3_000

const inTime = async (done: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closingMs)
  })
  await Promise.race([done, late])
  clearTimeout(timer)
}

const planned = ({ due, attempt }: PlannedStart): string =>
  attempt === null ? `planned for ${due}` : `planned by the console for ${due}, start ${attempt} in a row`

/** What became of it; null where it waits as before. A start that surely did not leave waits again. */
const outcomeOf = (launched: Result<PlannedLaunched>, wasMarked: boolean): Partial<PlannedStart> | null => {
  if (launched.ok) {
    const { value } = launched
    return 'kept' in value
      ? { state: 'skipped', reason: value.kept }
      : { state: 'started', startedJobId: value.job.jobId }
  }
  if (!wasMarked) return null
  const { error } = launched
  if (error.code === 'outcome-unknown') return { state: 'in-doubt' }
  const didNotLeave = error.code !== 'change-did-not-happen' && verdictOf(error) === 'not-sent'
  return didNotLeave ? { state: 'waiting' } : { state: 'failed', code: error.code }
}

export const createPlanRunner = (parts: PlanRunnerParts): PlanRunner => {
  const { book, launcher, spacing, maySend, now } = parts
  const closing = new AbortController()
  /** Those whose turn it is, or who wait for a turn at their provider. */
  const underWay = new Map<number, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let lateBefore = 0

  const lateness = ({ due }: PlannedStart): number => now().getTime() - Date.parse(due)
  const isLate = (plan: PlannedStart): boolean =>
    plan.state === 'waiting' && !underWay.has(plan.profileId) && lateness(plan) > lateAfterMs

  const mayStart = (): boolean => !closing.signal.aborted && maySend()
  const still = (plan: PlannedStart): boolean => book.of(plan.profileId) === plan && mayStart()
  const waiting = {
    wait: async (milliseconds: number): Promise<boolean> => {
      await sleep(milliseconds, undefined, { signal: closing.signal }).catch(() => undefined)
      return !closing.signal.aborted
    },
    stopping: () => !mayStart(),
  }

  /** What became of starts that could not be written: tried again until it can be. */
  const unwritten = new Map<number, PlannedStart>()

  /** Writes what has become of the start as this console knows it, unless a person has changed it since. */
  const note = (from: () => PlannedStart, became: Partial<PlannedStart>): Promise<Result<void>> =>
    book.inTurn(async () => {
      const before = from()
      if (book.of(before.profileId) !== before) return fail('cancelled')
      const after = { ...before, ...became, at: now().toISOString() }
      const written = await book.put([after])
      if (!written.ok && became.state !== 'sent') unwritten.set(after.profileId, after)
      return written
    })
  const writeAgain = async (): Promise<void> => {
    for (const [profileId, plan] of unwritten) {
      unwritten.delete(profileId)
      if (book.of(profileId)) await note(() => book.of(profileId) ?? plan, plan)
    }
  }

  const start = async (plan: PlannedStart, providerId: number | null): Promise<void> => {
    if (!still(plan)) return
    const against = plan.attempt === null ? null : parts.notByItself(plan, providerId)
    if (against) {
      await note(() => plan, { state: 'skipped', reason: against })
      return
    }
    let sent = null as PlannedStart | null
    const launched = await launcher.startPlanned({
      profileId: plan.profileId,
      mode: plan.mode,
      sendNotification: plan.sendNotification,
      afterJob: plan.jobId,
      reason: planned(plan),
      // On disk before the request leaves, so that no end of the program can lead to a second one.
      beforeSending: async () => {
        if (!still(plan)) return fail('cancelled')
        const marked = await note(() => plan, { state: 'sent' })
        if (!marked.ok) return marked
        sent = book.of(plan.profileId)
        spacing.sent(providerId)
        return marked
      },
    })
    const became = outcomeOf(launched, sent !== null)
    if (became) await note(() => sent ?? plan, became)
  }

  const run = async (plan: PlannedStart): Promise<void> => {
    const providerId = await parts.providerOf(plan.profileId)
    await spacing.take(providerId, waiting, () => start(plan, providerId))
  }

  const noteLate = (): void => {
    const late = [...book.all()].filter(isLate).length
    if (late !== lateBefore) parts.onChange()
    lateBefore = late
  }

  const look = (): void => {
    clearTimeout(timer)
    if (closing.signal.aborted) return
    void writeAgain()
    let next = lookMs
    for (const plan of book.all()) {
      if (plan.state !== 'waiting' || underWay.has(plan.profileId)) continue
      const wait = -lateness(plan)
      if (wait > 0) next = Math.min(next, wait)
      else if (!isLate(plan) && mayStart()) begin(plan)
    }
    noteLate()
    timer = setTimeout(look, next)
  }

  const begin = (plan: PlannedStart): void => {
    const done = run(plan)
      .catch(() => undefined)
      .finally(() => underWay.delete(plan.profileId))
    underWay.set(plan.profileId, done)
  }

  return {
    isLate,
    look,
    close: async () => {
      closing.abort()
      clearTimeout(timer)
      await inTime(Promise.all(underWay.values()))
    },
  }
}
