import type { AgainScope, BulkOperation, ItemReason, ItemValue } from '../../shared/domain/bulk'
import { gapKind } from '../../shared/domain/gaps'
import type { JobState } from '../../shared/domain/job'
import type { Profile, ProfileRow } from '../../shared/domain/profile'
import { ok, type Failure, type Result } from '../../shared/errors/failure'
import type { GapQuestion } from '../directory/index/coverage-index'
import { decide, decideUndo, trusted, type Decision } from './decide'
import { bulkPriority, type BulkParts } from './parts'
import type { SavedDeletes } from './saved-deletes'
import type { Step } from './work'

/** One profile of a run, before anything is sent for it. */
export interface Subject {
  readonly profileId: number
  readonly row: ProfileRow | undefined
  /** The profile is read even if its row is fresh: this is another try, and the row may be older than the first. */
  readonly mustRead: boolean
  /** What the run to be undone did to this profile; null if that run was forgotten. */
  readonly did: readonly Step[] | null
  /** The job of the chosen case, if cases are started again. */
  readonly caseJob?: string | undefined
}

export type Prepared =
  | {
      readonly to: 'do'
      readonly steps: readonly Step[]
      readonly before: ItemValue | null
      readonly after: ItemValue | null
      readonly left?: ItemReason | undefined
      readonly profile: Profile | null
    }
  | {
      readonly to: 'end'
      readonly state: 'unchanged' | 'skipped'
      readonly reason: ItemReason
      /** The job that was found running instead of one to be started. */
      readonly after?: ItemValue | undefined
      readonly profile: Profile | null
    }
  /** Something that must be read or written first failed. */
  | { readonly to: 'stop'; readonly failure: Failure }

const stop = (failure: Failure): Prepared => ({ to: 'stop', failure })

const prepared = (decision: Decision, profile: Profile): Prepared =>
  decision.to === 'do'
    ? { ...decision, profile }
    : {
        to: 'end',
        state: decision.reason === 'value-missing' ? 'skipped' : 'unchanged',
        reason: decision.reason,
        profile,
      }

/** Decides what to do with a profile, reading first what has to be known. */
export const createPreparing = (parts: BulkParts, signal: AbortSignal) => {
  const { link, directory, lastJob, lockout, now } = parts
  const options = { ...bulkPriority, signal }

  /** If the reply has no ZIP code, the known one stays. */
  const read = async ({ profileId, row }: Subject): Promise<Result<Profile>> => {
    const found = await directory.read(profileId, options)
    if (!found.ok) return found
    const zipcode = found.value.zipcode ?? row?.profile?.zipcode ?? null
    return ok({ ...found.value, zipcode })
  }

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
    { profileId, caseJob }: Subject,
    profile: Profile | null,
    state: JobState | null,
  ): ItemReason | null => {
    if (!state || state.jobId !== caseJob) return 'case-changed'
    if (!snoozed && parts.isSnoozed(profileId, state.jobId)) return 'snoozed'
    return parts.noAgent.since(profile?.providerId ?? null) === null ? null : 'no-agent'
  }

  const startOfJob = async (
    { mode, sendNotification, gaps, again }: BulkOperation & { kind: 'job-start' },
    subject: Subject,
  ): Promise<Prepared> => {
    const { profileId, row } = subject
    let profile = row?.profile ?? null
    if (!profile && (gaps || again || parts.holds.all().length > 0)) {
      const found = await read(subject)
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

  const deletion = async (
    operation: BulkOperation & { kind: 'delete' },
    subject: Subject,
    saved: SavedDeletes,
  ): Promise<Prepared> => {
    const { profileId } = subject
    const profile = await read(subject)
    if (!profile.ok) return stop(profile.error)
    const fields = await link.sensitive.listFields(profileId, options)
    if (!fields.ok) return stop(fields.error)
    const written = await saved.add(profile.value, fields.value)
    return written.ok ? prepared(decide(operation, profile.value), profile.value) : stop(written.error)
  }

  const byDetails = async (
    subject: Subject,
    judge: (profile: Profile) => Decision,
    alwaysRead: boolean,
  ): Promise<Prepared> => {
    const known = subject.mustRead ? null : trusted(subject.row, now())
    const decision = known && judge(known)
    if (known && decision && (!alwaysRead || decision.to === 'leave')) return prepared(decision, known)
    const profile = await read(subject)
    return profile.ok ? prepared(judge(profile.value), profile.value) : stop(profile.error)
  }

  return async (operation: BulkOperation, subject: Subject, saved: SavedDeletes): Promise<Prepared> => {
    switch (operation.kind) {
      case 'job-start':
        return startOfJob(operation, subject)
      case 'delete':
        return deletion(operation, subject, saved)
      case 'undo': {
        const { did } = subject
        if (!did) return { to: 'end', state: 'skipped', reason: 'run-forgotten', profile: null }
        const changes = did.some(({ kind }) => kind === 'change')
        // An old row must not make an undo skip a value: only a fresh read shows that it was changed since.
        return byDetails(
          { ...subject, mustRead: subject.mustRead || changes },
          (profile) => decideUndo(profile, did),
          changes,
        )
      }
      case 'change':
        return byDetails(subject, (profile) => decide(operation, profile), true)
      default:
        return byDetails(subject, (profile) => decide(operation, profile), false)
    }
  }
}
