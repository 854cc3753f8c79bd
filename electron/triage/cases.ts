import type { LockoutVerdict } from '../../shared/domain/lockout'
import type { ProfileRow } from '../../shared/domain/profile'
import { moverOfCase, type TriageCase } from '../../shared/domain/triage'
import { ok, type Result } from '../../shared/errors/failure'
import { listLabel } from '../../shared/domain/list-row'
import type { Directory } from '../directory/directory'
import type { Ledger } from '../jobs/ledger'
import type { NoAgent } from '../jobs/no-agent'
import type { Holds } from '../jobs/holds'
import type { Snoozes } from './snoozes'

interface CaseParts {
  readonly directory: Pick<Directory, 'known'>
  readonly ledger: Pick<Ledger, 'job'>
  readonly lockout: (profileId: number) => Promise<Result<LockoutVerdict>>
  readonly snoozes: Pick<Snoozes, 'of'>
  readonly holds: Pick<Holds, 'isHeld'>
  readonly noAgent: Pick<NoAgent, 'since'>
  readonly inTrouble: (providerId: number) => boolean
}

/** The case of a profile, from what this computer knows of its last job; null if none is known to have run. */
const caseOf = async (
  parts: CaseParts,
  { id, profile, lastJob, nothingCame = false, ...read }: ProfileRow,
): Promise<Result<TriageCase | null>> => {
  if (!lastJob) return ok(null)
  const { jobId, status, detail } = lastJob
  const bills = read.bills ?? null
  const intervals = read.intervals ?? null
  const [job, lockout] = await Promise.all([parts.ledger.job(jobId), parts.lockout(id)])
  if (!job.ok) return job
  if (!lockout.ok) return lockout
  const { label = null, provider = null, providerId = null } = profile ?? {}
  const snooze = parts.snoozes.of(id, jobId)
  return ok({
    profileId: id,
    label: label && listLabel(label),
    providerId,
    provider,
    jobId,
    status,
    mover: moverOfCase(lastJob, { bills, intervals, nothingCame }),
    detail,
    bills,
    intervals,
    nothingCame,
    firstSeen: job.value?.observations[0]?.firstSeen ?? null,
    endedAt: job.value?.endedAt ?? null,
    mode: job.value?.mode ?? null,
    lockout: lockout.value,
    snoozedUntil: snooze?.until ?? null,
    snoozeNote: snooze?.note ?? '',
    trouble: providerId !== null && parts.inTrouble(providerId),
    held: parts.holds.isHeld(providerId),
    noAgentSince: parts.noAgent.since(providerId),
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
