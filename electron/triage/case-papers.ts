import type { Job } from '../../shared/domain/job'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { CredentialChanges } from '../changes/credentials'
import type { Directory } from '../directory/directory'
import type { Ledger } from '../jobs/ledger'
import type { Store } from '../store/store'
import { escalationText } from './escalation'
import { evidenceFiles, type EvidenceFile } from './evidence'

/** What is given to the next person who deals with a case: a text to paste, files to send. */
export interface CasePapers {
  readonly escalation: (profileId: number, consoleVersion: string) => Promise<Result<string>>
  readonly evidence: (profileId: number, consoleVersion: string) => Promise<Result<readonly EvidenceFile[]>>
}

interface CasePapersParts {
  readonly store: Pick<Store, 'bills'>
  readonly directory: Pick<Directory, 'known'>
  readonly ledger: Pick<Ledger, 'ofProfile'>
  readonly credentials: Pick<CredentialChanges, 'history'>
  readonly now: () => Date
}

export const createCasePapers = (parts: CasePapersParts): CasePapers => {
  const { store, directory, ledger, credentials, now } = parts

  /** The ledger's record of the profile's last job. */
  const lastJob = async (profileId: number): Promise<Result<Job>> => {
    const jobs = await ledger.ofProfile(profileId)
    if (!jobs.ok) return jobs
    const [row] = await directory.known([profileId])
    const job = jobs.value.find(({ jobId }) => jobId === row?.lastJob?.jobId) ?? jobs.value[0]
    return job ? ok(job) : fail('not-found', { subject: 'known-job' })
  }

  const escalation: CasePapers['escalation'] = async (profileId, consoleVersion) => {
    const job = await lastJob(profileId)
    if (!job.ok) return job
    const [row] = await directory.known([profileId])
    return ok(escalationText({ profileId, profile: row?.profile ?? null, job: job.value, consoleVersion }))
  }

  const evidence: CasePapers['evidence'] = async (profileId, consoleVersion) => {
    const [jobs, bills, events, text] = await Promise.all([
      ledger.ofProfile(profileId),
      store.bills.listOf(profileId),
      credentials.history(profileId),
      escalation(profileId, consoleVersion),
    ])
    if (!jobs.ok) return jobs
    if (!bills.ok) return bills
    if (!events.ok) return events
    if (!text.ok) return text
    const [row] = await directory.known([profileId])
    return ok(
      evidenceFiles({
        profileId,
        profile: row?.profile ?? null,
        jobs: jobs.value,
        bills: bills.value,
        credentialEvents: events.value,
        escalation: text.value,
        consoleVersion,
        madeAt: now().toISOString(),
      }),
    )
  }

  return { escalation, evidence }
}
