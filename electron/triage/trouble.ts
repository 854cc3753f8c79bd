import { sumBy } from 'es-toolkit/math/sumBy'
import { isFailedMover, moverOf, statusWords, terminalStatuses } from '../../shared/domain/status'
import type { FailureHistory, RecentEnds } from '../store/triage-store'
import { poissonTail } from './poisson'

/** When failures at one provider are out of the ordinary: docs/guide/triage.md, "Provider trouble". */

const dayMs = 86_400_000
export const windowHours = 24
const historyDays = 28
/** With fewer days of history there is no usual number of failures to compare with. */
const fewestDays = 7
const fewestProfiles = 5
const maxProbability = 0.001
const fewestWithoutHistory = 10
const shareWithoutHistory = 0.6

/** Statuses that count as failures. A missing credential is not caused by a provider's site. */
export const failureStatuses: readonly string[] = terminalStatuses.filter(
  (status) => isFailedMover(moverOf(status, true)) && status !== 'incomplete_parameters',
)
const isFailure = ({ status }: RecentEnds): boolean => failureStatuses.includes(status)

export interface TroubleFound {
  readonly status: string
  readonly profiles: number
  readonly sentence: string
}

export const windowStart = (now: Date): string =>
  new Date(now.getTime() - windowHours * 3_600_000).toISOString()
export const historyStart = (now: Date): string => new Date(now.getTime() - historyDays * dayMs).toISOString()

const sum = (ends: readonly RecentEnds[]): number => sumBy(ends, ({ profiles }) => profiles)

const mostFrequent = (failed: readonly RecentEnds[]): readonly [status: string, profiles: number] => {
  const counts = new Map<string, number>()
  for (const { status, profiles } of failed) counts.set(status, (counts.get(status) ?? 0) + profiles)
  return [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0]
}

const rounded = (mean: number): string => (mean < 10 ? mean.toFixed(1) : mean.toFixed(0)).replace(/\.0$/, '')

/** Whether this provider needs its history to be judged: read only for those that have enough failures. */
export const isSuspicious = (ends: readonly RecentEnds[]): boolean =>
  sum(ends.filter(isFailure)) >= fewestProfiles

/** `ends`: of one provider. `history`: null where no end before the last 24 hours has a known time. */
export const judgeTrouble = (
  ends: readonly RecentEnds[],
  history: FailureHistory | null,
  now: Date,
): TroubleFound | null => {
  const days = history === null ? 0 : (Date.parse(windowStart(now)) - Date.parse(history.first)) / dayMs
  return history !== null && days >= fewestDays
    ? byHistory(
        ends.filter(({ timed, recent }) => timed && recent),
        history.failures / days,
      )
    : byShare(ends)
}

const byHistory = (recent: readonly RecentEnds[], mean: number): TroubleFound | null => {
  const failed = recent.filter(isFailure)
  const profiles = sum(failed)
  const probability = poissonTail(profiles, mean)
  if (profiles < fewestProfiles || probability >= maxProbability) return null
  const [status, alike] = mostFrequent(failed)
  const usual = mean === 0 ? 'usually none fail' : `about ${rounded(mean)} a day are usual`
  return {
    status,
    profiles,
    sentence:
      `${profiles} profiles failed here in the last ${windowHours} hours, where ${usual}: ` +
      `${alike} of ${profiles} with “${statusWords(status)}” (${status}).`,
  }
}

const byShare = (ends: readonly RecentEnds[]): TroubleFound | null => {
  const failed = ends.filter(isFailure)
  const profiles = sum(failed)
  const all = sum(ends)
  if (profiles < fewestWithoutHistory || profiles < all * shareWithoutHistory) return null
  const [status, alike] = mostFrequent(failed)
  return {
    status,
    profiles,
    sentence:
      `The last jobs of ${profiles} of ${all} profiles failed here, ${alike} of them with ` +
      `“${statusWords(status)}” (${status}). There is not yet a week of history to compare with.`,
  }
}
