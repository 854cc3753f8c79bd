import type { BillRecord } from '../world/bill-record'
import type { Job, JobState } from '../world/jobs'
import type { MonthRecord } from '../world/intervals'
import type { TransmissionKey } from '../keys'
import type { ClientIdentity, ProfileView, Reply } from './reply'

/** How a search for profiles treats what the document leaves open. */
export interface SearchReading {
  readonly label: (wanted: string, label: string) => boolean
  readonly tags: 'all' | 'any'
  /** Whether `id` may be a comma-separated list. */
  readonly idLists: boolean
}

/**
 * The forms of all replies in one dialect. Each method stands for one of the document's contradictions, or a few. The
 * handlers know the meaning of a reply, and only the shapes know its form.
 */
export interface Shapes {
  readonly search: SearchReading
  readonly certificate: (client: ClientIdentity, enabled: boolean) => Reply
  /** Errors whose text the document writes with a word in parentheses, such as "ZIP (code) not found". */
  readonly zipNotFound: () => Reply
  readonly sensitiveFieldNotFound: () => Reply
  readonly noAgent: () => Reply
  readonly badProfileIdOnRead: () => Reply
  readonly noBills: () => Reply
  readonly profileList: (ids: readonly number[]) => Reply
  readonly profile: (view: ProfileView) => Reply
  readonly created: (view: ProfileView) => Reply
  readonly changed: (view: ProfileView) => Reply
  readonly deleted: () => Reply
  readonly transmissionKey: (key: TransmissionKey) => Reply
  readonly fieldNames: (names: readonly string[]) => Reply
  readonly fieldAdded: () => Reply
  readonly fieldChanged: () => Reply
  readonly fieldDeleted: () => Reply
  readonly tags: (tags: readonly string[]) => Reply
  readonly tagAdded: (isNew: boolean) => Reply
  readonly tagDeleted: () => Reply
  readonly jobStarted: (job: Job) => Reply
  readonly jobState: (job: Job, state: JobState) => Reply
  /** Whether `job_id` filters bills or is ignored. */
  readonly filtersByJob: boolean
  readonly bills: (
    profileId: number,
    bills: readonly BillRecord[],
    lastJobId: string,
    origin: string,
  ) => Reply
  readonly pdf: (bytes: Uint8Array) => Reply
  readonly months: (months: readonly MonthRecord[]) => Reply
}
