import type { SearchReply, Sort } from '../../shared/domain/directory'
import { jobIdIn } from '../../shared/domain/job-id'
import { listRow } from '../../shared/domain/list-row'
import { ok, type Result } from '../../shared/errors/failure'
import type { Ledger } from '../jobs/ledger'
import type { Directory } from './directory'

interface Parts {
  readonly directory: Pick<Directory, 'search'>
  readonly ledger: Pick<Ledger, 'job'>
}

interface Search {
  readonly text: string
  readonly sort: Sort | null
  /** Only among these; null: among all. */
  readonly within: Int32Array | null
}

/** A search, as the list shows it. A job's id finds the profile that it ran for, as far as this console has seen the job. */
export const searchProfiles = async (
  { directory, ledger }: Parts,
  { text, sort, within }: Search,
): Promise<Result<SearchReply>> => {
  const searched = async (query: string): Promise<Result<SearchReply>> => {
    const found = await directory.search(query, sort, within)
    return found.ok ? ok({ ...found.value, rows: found.value.rows.map(listRow) }) : found
  }
  const jobId = jobIdIn(text)
  const job = jobId === null ? null : await ledger.job(jobId)
  if (!job?.ok || !job.value) return searched(text)
  const { profileId } = job.value
  const found = await searched(`id:${profileId}`)
  if (!found.ok) return found
  const note = `This is the ID of a job of profile ${profileId}.`
  return ok({ ...found.value, notes: [...found.value.notes, note] })
}
