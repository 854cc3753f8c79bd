import type { Job } from '../../../../shared/domain/job'
import { moverOf } from '../../../../shared/domain/status'
import type { TriageCase } from '../../../../shared/domain/triage'

/** The case as its newest job has it now: the ledger hears of each stage at once, the directory's index a little later. */
export const liveCase = (item: TriageCase, jobs: readonly Job[]): TriageCase => {
  const newest = jobs[0]
  if (!newest || (newest.jobId !== item.jobId && newest.finished)) return item
  const { jobId, status, finished, detail, mode } = newest
  return { ...item, jobId, status, mover: moverOf(status, finished), detail, mode: mode ?? item.mode }
}
