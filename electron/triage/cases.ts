import type { Job } from '../../shared/domain/job'
import type { LockoutVerdict } from '../../shared/domain/lockout'
import type { ProfileRow } from '../../shared/domain/profile'
import { moverOf } from '../../shared/domain/status'
import { moverOfRow, type TriageCase } from '../../shared/domain/triage'
import { ok, type Result } from '../../shared/errors/failure'
import { listLabel } from '../../shared/domain/list-row'
import type { Directory } from '../directory/directory'
import type { Ledger } from '../jobs/ledger'
import type { NoAgent } from '../jobs/no-agent'
import type { Holds } from '../jobs/holds'
import type { Plans } from '../plans/plans'
import type { Snoozes } from './snoozes'

interface CaseParts {
  readonly directory: Pick<Directory, 'known'>
  readonly ledger: Pick<Ledger, 'ofProfile'>
  readonly lockout: (profileId: number) => Promise<Result<LockoutVerdict>>
  readonly snoozes: Pick<Snoozes, 'of'>
  readonly holds: Pick<Holds, 'isHeld'>
  readonly noAgent: Pick<NoAgent, 'since'>
  readonly inTrouble: (providerId: number) => boolean
  readonly planOf: Plans['of']
}

/** How many jobs in a row did not end well, the newest first. */
const attemptsOf = (jobs: readonly Job[]): number => {
  const ended = jobs.filter(({ finished }) => finished)
  const good = ended.findIndex(({ status }) => moverOf(status, true) === 'nobody')
  return good < 0 ? ended.length : good
}

/** The case of a profile, from what this computer knows of its last job; null if none is known to have run. */
const caseOf = async (parts: CaseParts, row: ProfileRow): Promise<Result<TriageCase | null>> => {
  const { id, profile, lastJob, nothingCame = false } = row
  if (!lastJob) return ok(null)
  const { jobId, status, detail } = lastJob
  const [jobs, lockout] = await Promise.all([parts.ledger.ofProfile(id), parts.lockout(id)])
  if (!jobs.ok) return jobs
  if (!lockout.ok) return lockout
  const job = jobs.value.find((one) => one.jobId === jobId)
  const { label = null, provider = null, providerId = null } = profile ?? {}
  const snooze = parts.snoozes.of(id, jobId)
  return ok({
    profileId: id,
    label: label && listLabel(label),
    providerId,
    provider,
    jobId,
    status,
    mover: moverOfRow(lastJob, row),
    detail,
    bills: row.bills ?? null,
    intervals: row.intervals ?? null,
    nothingCame,
    firstSeen: job?.observations[0]?.firstSeen ?? null,
    endedAt: job?.endedAt ?? null,
    mode: job?.mode ?? null,
    attempts: attemptsOf(jobs.value),
    lockout: lockout.value,
    snoozedUntil: snooze?.until ?? null,
    snoozeNote: snooze?.note ?? '',
    trouble: providerId !== null && parts.inTrouble(providerId),
    held: parts.holds.isHeld(providerId),
    noAgentSince: parts.noAgent.since(providerId),
    plan: parts.planOf(id),
  })
}

export const casesOf = async (
  parts: CaseParts,
  ids: readonly number[],
): Promise<Result<readonly TriageCase[]>> => {
  const rows = await parts.directory.known(ids)
  const all = await Promise.all(rows.map((row) => caseOf(parts, row)))
  const cases: TriageCase[] = []
  for (const one of all) {
    if (!one.ok) return one
    if (one.value) cases.push(one.value)
  }
  return ok(cases)
}
