import type { TriageCase } from '../../../../shared/domain/triage'
import { counted } from '../../../lib/numbers'

/** Why a chosen case would not be started again, by what is known of it; null if nothing is against it. */
export const leftOutWords = (item: TriageCase, chosenJob: string, amongSnoozed: boolean): string | null => {
  if (item.mover === 'running') return 'Left out: a job is running'
  if (item.jobId !== chosenJob) return 'Left out: another job has run since it was chosen'
  if (item.mover === 'nobody') return 'Left out: no longer a case'
  if (item.snoozedUntil !== null && !amongSnoozed) return 'Left out: snoozed'
  if (item.held) return 'Left out: job starts at its provider are on hold'
  if (item.noAgentSince !== null) return 'Left out: Link had no agent for its provider'
  const { bulkAllowed, failures } = item.lockout
  return bulkAllowed ? null : `Left out by the lockout guard: ${counted(failures, 'failed login')}`
}
