import type { Bill } from '../../shared/domain/bill'
import type { Job } from '../../shared/domain/job'
import type { Profile } from '../../shared/domain/profile'
import { csvLine } from '../bulk/csv'
import type { CredentialEvent } from '../store/store'

export interface EvidenceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** All that this console knows of a profile's jobs. Names of credential fields, never a value. */
export interface Evidence {
  readonly profileId: number
  readonly profile: Profile | null
  /** Newest first. */
  readonly jobs: readonly Job[]
  /** The last list that was read, and when; null where none was. */
  readonly bills: { readonly bills: readonly Bill[]; readonly at: string } | null
  /** Oldest first. */
  readonly credentialEvents: readonly CredentialEvent[]
  readonly escalation: string
  readonly consoleVersion: string
  readonly madeAt: string
}

const encoder = new TextEncoder()
const file = (name: string, text: string): EvidenceFile => ({ name, bytes: encoder.encode(text) })
const json = (name: string, value: unknown): EvidenceFile => file(name, `${JSON.stringify(value, null, 2)}\n`)
/** With a byte order mark: without it spreadsheets on Windows take UTF-8 for the system's own code page. */
const csv = (name: string, lines: readonly (readonly (string | number | null)[])[]): EvidenceFile =>
  file(name, `\uFEFF${lines.map(csvLine).join('')}`)

const jobsTable = (jobs: readonly Job[]): EvidenceFile =>
  csv('jobs.csv', [
    ['job_id', 'status', 'finished', 'mode', 'started_here', 'started_at', 'ended_at', 'detail'],
    ...jobs.map((job) => [
      job.jobId,
      job.status,
      String(job.finished),
      job.mode,
      String(job.startedHere),
      job.startedAt,
      job.endedAt,
      job.detail,
    ]),
  ])

const statusesTable = (jobs: readonly Job[]): EvidenceFile =>
  csv('statuses.csv', [
    ['job_id', 'status', 'first_seen', 'last_seen'],
    ...jobs.flatMap(({ jobId, observations }) =>
      observations.map(({ status, firstSeen, lastSeen }) => [jobId, status, firstSeen, lastSeen]),
    ),
  ])

const billColumns = [
  'billId',
  'type',
  'name',
  'accountNumber',
  'serviceId',
  'billDate',
  'startDate',
  'endDate',
  'cost',
  'currency',
  'usage',
  'units',
  'totalAmountDue',
  'cachedJobId',
] as const satisfies readonly (keyof Bill)[]

const billsTable = (bills: readonly Bill[]): EvidenceFile =>
  csv('bills.csv', [billColumns, ...bills.map((bill) => billColumns.map((column) => bill[column]))])

/** The files of the folder, each for one kind of reader: people's spreadsheets, and programs. */
export const evidenceFiles = (evidence: Evidence): readonly EvidenceFile[] => {
  const { profileId, profile, jobs, bills, credentialEvents, escalation, consoleVersion, madeAt } = evidence
  return [
    json('about.json', { profileId, profile, credentialEvents, consoleVersion, madeAt }),
    json('jobs.json', jobs),
    jobsTable(jobs),
    statusesTable(jobs),
    ...(bills ? [json('bills.json', bills), billsTable(bills.bills)] : []),
    file('escalation.txt', `${escalation}\n`),
  ]
}
