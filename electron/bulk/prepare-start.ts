import type { AgainScope, BulkOperation, ItemReason } from '../../shared/domain/bulk'
import { gapKind } from '../../shared/domain/gaps'
import type { JobState } from '../../shared/domain/job'
import type { Profile } from '../../shared/domain/profile'
import { moverOfRow } from '../../shared/domain/triage'
import { ok, type Result } from '../../shared/errors/failure'
import type { GapQuestion } from '../directory/index/coverage-index'
import { bulkPriority, type BulkParts } from './parts'
import { isStillKnown, stop, type Prepared, type Subject } from './prepared'
import type { Step } from './work'

type StartOfJobs = BulkOperation & { readonly kind: 'job-start' }

/** Decides whether a job is started for a profile. `read`: reads the profile. */
export const createPreparingStarts = (
  parts: BulkParts,
  signal: AbortSignal,
  read: (subject: Subject) => Promise<Result<Profile>>,
) => {
  const { directory, lastJob, lockout } = parts
  const options = { ...bulkPriority, signal }

  /**
   * Why a job to close gaps is not needed or pointless; null if it is needed. What was missing may have come since the run
   * was requested. If the records are no longer known, nothing shows that it came, so the job is started.
   */
  const gapReason = async (
    question: GapQuestion,
    profile: Profile | null,
  ): Promise<Result<ItemReason | null>> => {
    const gaps = await parts.askGaps('gaps', question)
    if (!gaps.ok) return gaps
    if (gaps.value[0]?.length === 0) return ok('no-gap')
    return ok(parts.noAgent.since(profile?.providerId ?? null) === null ? null : 'no-agent')
  }

  /** Why the case is not started again: it is not the chosen one any more, or a start is pointless. */
  const caseReason = (
    { snoozed }: AgainScope,
    { profileId, row, caseJob }: Subject,
    profile: Profile | null,
    state: JobState | null,
  ): ItemReason | null => {
    if (!state || state.jobId !== caseJob) return 'case-changed'
    if (moverOfRow(state, row ?? {}) === 'nobody') return 'no-case'
    if (!snoozed && parts.isSnoozed(profileId, state.jobId)) return 'snoozed'
    return parts.noAgent.since(profile?.providerId ?? null) === null ? null : 'no-agent'
  }

  /**
   * The case as it is now: its turn may have come an hour after its row was loaded, and its data may have been read since.
   * Null if nothing is known of the profile any more, because it was forgotten or removed: reading it would record it
   * anew.
   */
  const caseNow = async (subject: Subject): Promise<Subject | null> => {
    const [row] = await directory.known([subject.profileId])
    return isStillKnown(row) ? { ...subject, row } : null
  }

  const startOfJob = async (
    { mode, sendNotification, gaps, again }: StartOfJobs,
    subject: Subject,
  ): Promise<Prepared> => {
    const { profileId, row } = subject
    let profile = row?.profile ?? null
    if (!profile && (gaps || again || parts.holds.all().length > 0)) {
      const found = subject.before ?? (await read(subject))
      if (!found.ok) return stop(found.error)
      profile = found.value
    }
    if (parts.holds.isHeld(profile?.providerId ?? null)) {
      return { to: 'end', state: 'skipped', reason: 'provider-held', profile }
    }
    if (gaps) {
      const reason = await gapReason({ ...gaps, what: gapKind(mode), ids: Int32Array.of(profileId) }, profile)
      if (!reason.ok) return stop(reason.error)
      if (reason.value === 'no-gap') return { to: 'end', state: 'unchanged', reason: 'no-gap', profile }
      if (reason.value !== null) return { to: 'end', state: 'skipped', reason: reason.value, profile }
    }
    const last = await lastJob(profileId, options)
    if (!last.ok) return stop(last.error)
    const { state, recorded } = last.value
    if (!recorded.ok) return stop(recorded.error)
    if (state?.finished === false) {
      return { to: 'end', state: 'unchanged', reason: 'job-running', after: state.jobId, profile }
    }
    const kept = again ? caseReason(again, subject, profile, state) : null
    if (kept) return { to: 'end', state: 'skipped', reason: kept, profile }
    const verdict = await lockout.verdict(profileId, state)
    if (!verdict.ok) return stop(verdict.error)
    if (!verdict.value.bulkAllowed) {
      return { to: 'end', state: 'skipped', reason: 'credentials-failed', profile }
    }
    const lastJobId = state?.jobId ?? null
    const wanted = (again && recorded.value?.mode) ?? mode
    const steps: Step[] = [{ kind: 'job-start', mode: wanted, sendNotification, lastJobId }]
    return { to: 'do', steps, before: state?.status ?? null, after: null, profile }
  }

  const startOfCase = async (operation: StartOfJobs, chosen: Subject): Promise<Prepared> => {
    const subject = await caseNow(chosen)
    return subject
      ? startOfJob(operation, subject)
      : { to: 'end', state: 'skipped', reason: 'no-case', profile: null }
  }

  return (operation: StartOfJobs, subject: Subject): Promise<Prepared> =>
    operation.again ? startOfCase(operation, subject) : startOfJob(operation, subject)
}
