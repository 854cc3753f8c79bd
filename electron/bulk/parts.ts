import type { BulkRun, DeletesAllowed } from '../../shared/domain/bulk'
import type { Profile, ProfileRow } from '../../shared/domain/profile'
import type { Result } from '../../shared/errors/failure'
import type { ActivityLog } from '../activity/activity-log'
import type { Ask } from '../directory/directory'
import type { ReadLastJob } from '../jobs/last-job'
import type { Ledger } from '../jobs/ledger'
import type { Lockout } from '../jobs/lockout'
import type { NoAgent } from '../jobs/no-agent'
import type { Spacing } from '../jobs/spacing'
import type { JobStarts } from '../jobs/starts'
import type { ProfileTurns } from '../lib/turns'
import type { LinkClient, Priority } from '../link/link-client'
import type { Logger } from '../logging/logger'
import type { Store } from '../store/store'
import type { Holds } from '../jobs/holds'

/** What bulk runs need of the directory. */
export interface BulkDirectory {
  /** The known rows in the order of the ids, without reading; an unknown id gives an empty row. */
  readonly known: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  /** The profiles whose label has one of these keys: `twinKeys`. */
  readonly ask: Ask<'labelHolders'>
  readonly read: (
    id: number,
    options: { readonly priority: Priority; readonly signal?: AbortSignal | undefined },
  ) => Promise<Result<Profile>>
  readonly changed: (profile: Profile) => void
  readonly tagsChanged: (id: number, tags: readonly string[]) => void
  readonly removed: (id: number) => void
}

export interface BulkParts {
  readonly link: Pick<LinkClient, 'basic' | 'tags' | 'profiles' | 'sensitive'>
  readonly store: Pick<Store, 'bulk'>
  readonly directory: BulkDirectory
  /** What profiles lack of their bills, as far as these were read. */
  readonly askGaps: Ask<'gapPlan'> & Ask<'gaps'> & Ask<'gapsSince'>
  /** What became of the jobs of a run. */
  readonly ledger: Pick<Ledger, 'some'>
  readonly lastJob: ReadLastJob
  readonly starts: JobStarts
  readonly lockout: Lockout
  /** Providers at which starts of jobs are on hold. */
  readonly holds: Pick<Holds, 'isHeld' | 'all'>
  /** Whether a person has put off the case of this job. */
  readonly isSnoozed: (profileId: number, jobId: string) => boolean
  /** Starts at one provider that wait for each other. */
  readonly spacing: Spacing
  /** Makes a person's change of a profile and a run's change wait for each other. */
  readonly turns: ProfileTurns
  /** Providers at which no job can run, as far as the API has said. */
  readonly noAgent: Pick<NoAgent, 'since'>
  readonly activity: Pick<ActivityLog, 'record'>
  readonly emit: (runs: readonly BulkRun[]) => void
  readonly logger: Logger
  readonly now: () => Date
  /** The folder in which runs save the profiles that they delete. */
  readonly deletedFolder: string
  readonly deletesAllowed: () => Promise<DeletesAllowed>
  /** Milliseconds; resolves early when the signal fires. For tests. */
  readonly wait?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined
}

/** A click on a profile takes precedence over all of these. */
export const bulkPriority = { priority: 'bulk' } as const
