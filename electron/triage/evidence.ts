import type { Bill } from '../../shared/domain/bill'
import type { Job } from '../../shared/domain/job'
import type { Profile } from '../../shared/domain/profile'
import type { Rewritten } from '../../shared/domain/rewritten'
import { bare, createCsvTable, decimal, type Cell } from '../files/csv'
import type { CredentialEvent } from '../store/store'

export interface EvidenceFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Of a table: texts that a spreadsheet would show as something else. */
  readonly rewritten: readonly Rewritten[]
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
const file = (name: string, text: string): EvidenceFile => ({
  name,
  bytes: encoder.encode(text),
  rewritten: [],
})
const json = (name: string, value: unknown): EvidenceFile => file(name, `${JSON.stringify(value, null, 2)}\n`)
const csv = (name: string, columns: readonly string[], lines: readonly (readonly Cell[])[]): EvidenceFile => {
  const table = createCsvTable(columns)
  table.add(lines)
  return { name, ...table.file() }
}

const timeOf = (at: string | null): Cell => at && bare(at)

const jobsTable = (jobs: readonly Job[]): EvidenceFile =>
  csv(
    'jobs.csv',
    ['job_id', 'status', 'finished', 'mode', 'started_here', 'started_at', 'ended_at', 'detail'],
    jobs.map((job) => [
      job.jobId,
      job.status,
      bare(String(job.finished)),
      job.mode,
      bare(String(job.startedHere)),
      timeOf(job.startedAt),
      timeOf(job.endedAt),
      job.detail,
    ]),
  )

const statusesTable = (jobs: readonly Job[]): EvidenceFile =>
  csv(
    'statuses.csv',
    ['job_id', 'status', 'first_seen', 'last_seen'],
    jobs.flatMap(({ jobId, observations }) =>
      observations.map(({ status, firstSeen, lastSeen }) => [
        jobId,
        status,
        timeOf(firstSeen),
        timeOf(lastSeen),
      ]),
    ),
  )

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

const amounts: ReadonlySet<keyof Bill> = new Set(['cost', 'usage', 'totalAmountDue'])
const days: ReadonlySet<keyof Bill> = new Set(['billDate', 'startDate', 'endDate'])

const billCell = (bill: Bill, column: (typeof billColumns)[number]): Cell => {
  const value = bill[column]
  if (amounts.has(column)) return decimal(value)
  return days.has(column) && /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? bare(value ?? '') : value
}

const billsTable = (bills: readonly Bill[]): EvidenceFile =>
  csv(
    'bills.csv',
    billColumns,
    bills.map((bill) => billColumns.map((column) => billCell(bill, column))),
  )

/** The files of the folder, each for one kind of reader: people's spreadsheets, and programs. */
export const evidenceFiles = (evidence: Evidence): readonly EvidenceFile[] => {
  const { profileId, profile, jobs, bills, credentialEvents, escalation, consoleVersion, madeAt } = evidence
  return [
    json('about.json', {
      profileId,
      profile,
      credentialEvents: credentialEvents.map(({ id: _, ...event }) => event),
      consoleVersion,
      madeAt,
    }),
    json('jobs.json', jobs),
    jobsTable(jobs),
    statusesTable(jobs),
    ...(bills ? [json('bills.json', bills), billsTable(bills.bills)] : []),
    file('escalation.txt', `${escalation}\n`),
  ]
}
