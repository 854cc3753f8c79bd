import type { Bill } from '../../shared/domain/bill'
import type { Job } from '../../shared/domain/job'
import type { Profile } from '../../shared/domain/profile'
import type { Rewritten } from '../../shared/domain/rewritten'
import { decimal, time, type Cell } from '../../shared/domain/cell'
import { csvFile } from '../files/table'
import type { CredentialEvent } from '../store/store'

export interface EvidenceFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Of a table: texts that a spreadsheet would show as something else. */
  readonly rewritten: readonly Rewritten[]
}

/** All that this console knows of a profile's jobs, with the names of credential fields but never a value. */
export interface Evidence {
  readonly profileId: number
  readonly profile: Profile | null
  /** Newest first. */
  readonly jobs: readonly Job[]
  /** The bills as last read, and when; null if they never were. */
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
const csv = (
  name: string,
  columns: readonly string[],
  lines: readonly (readonly Cell[])[],
): EvidenceFile => ({
  name,
  ...csvFile(columns, lines),
})

const jobsTable = (jobs: readonly Job[]): EvidenceFile =>
  csv(
    'jobs.csv',
    [
      'job_id',
      'status',
      'finished',
      'mode',
      'started_here',
      'started_at',
      'ended_at',
      'detail',
      'new_records',
      'existing_records',
    ],
    jobs.map((job) => [
      job.jobId,
      job.status,
      job.finished,
      job.mode,
      job.startedHere,
      time(job.startedAt),
      time(job.endedAt),
      job.detail,
      job.message?.newRecords ?? null,
      job.message?.existingRecords ?? null,
    ]),
  )

const statusesTable = (jobs: readonly Job[]): EvidenceFile =>
  csv(
    'statuses.csv',
    ['job_id', 'status', 'first_seen', 'last_seen'],
    jobs.flatMap(({ jobId, observations }) =>
      observations.map(({ status, firstSeen, lastSeen }) => [jobId, status, time(firstSeen), time(lastSeen)]),
    ),
  )

/** Every field of a bill that the document names, in its order. */
const billColumns = [
  'billId',
  'type',
  'name',
  'serviceAddress',
  'accountNumber',
  'serviceId',
  'meterNumber',
  'billDate',
  'startDate',
  'endDate',
  'approximateDate',
  'cost',
  'currency',
  'usage',
  'units',
  'exportedEnergy',
  'ratePlan',
  'retailEnergyProvider',
  'previousBalance',
  'paymentReceived',
  'paymentDate',
  'pastDueBalance',
  'dueDate',
  'currentCharges',
  'totalAmountDue',
  'cached',
  'cachedJobId',
  'hasPdf',
] as const satisfies readonly Exclude<keyof Bill, 'extra'>[]

const amounts: ReadonlySet<keyof Bill> = new Set([
  'cost',
  'usage',
  'exportedEnergy',
  'previousBalance',
  'paymentReceived',
  'pastDueBalance',
  'currentCharges',
  'totalAmountDue',
])

const billCell = (bill: Bill, column: (typeof billColumns)[number]): Cell => {
  // A list that an older version stored may lack this field.
  const value = (bill as Partial<Bill>)[column] ?? null
  if (typeof value === 'boolean') return value
  return amounts.has(column) ? decimal(value) : time(value)
}

/** At most this many fields that the document does not name get a column; bills.json has all of them. */
const maxOthers = 200

/** What the document names comes first. The rest stands under the API's own names: fields it does not name, and values that could not be read. */
const billsTable = (bills: readonly Bill[]): EvidenceFile => {
  const names = [...new Set(bills.flatMap(({ extra }) => Object.keys(extra)))].toSorted()
  const others = names.slice(0, maxOthers)
  const left = names.length - others.length
  return csv(
    'bills.csv',
    [
      ...billColumns,
      ...others.map((name) => `other: ${name}`),
      ...(left > 0 ? [`${left} more fields are in bills.json`] : []),
    ],
    bills.map((bill) => [
      ...billColumns.map((column) => billCell(bill, column)),
      ...others.map((name) => (Object.hasOwn(bill.extra, name) ? (bill.extra[name] ?? null) : null)),
      ...(left > 0 ? [null] : []),
    ]),
  )
}

/** The files of the folder, each for one kind of reader: people's spreadsheets, and programs. */
export const evidenceFiles = (evidence: Evidence): readonly EvidenceFile[] => {
  const { profileId, profile, jobs, bills, credentialEvents, escalation, consoleVersion, madeAt } = evidence
  return [
    json('about.json', {
      profileId,
      profile,
      credentialEvents: credentialEvents.map(({ id: _, ...event }) => event),
      // Having none of its files here does not mean that there are none.
      billsReadAt: bills?.at ?? null,
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
