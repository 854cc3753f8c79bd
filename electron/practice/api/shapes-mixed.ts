import { iso, isoDay, spaced, unix } from '../text'
import type { BillRecord } from '../world/bill-record'
import type { MonthRecord } from '../world/intervals'
import { empty, json, refusal, type ProfileView, type Reply } from './reply'
import type { Shapes } from './shapes'
import { billWithPdf, referenceShapes } from './shapes-reference'

const dates = new Set(['start_date', 'end_date', 'bill_date', 'due_date', 'payment_date', 'date'])

const withThousands = (value: number): string => value.toLocaleString('en-US', { minimumFractionDigits: 2 })

/**
 * The last day of a month `YYYY-MM`. The document once writes "YYYY-DD", and such a value cannot be mistaken for a
 * month: its second number is above 12.
 */
const lastDay = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return `${year}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`
}

/** Returns the next of the given forms. Each kind of reply is counted separately. */
type InTurn = <T>(kind: string, forms: readonly [T, ...T[]]) => T

const createTurns = (): InTurn => {
  const turns = new Map<string, number>()
  return (kind, forms) => {
    const turn = turns.get(kind) ?? 0
    turns.set(kind, turn + 1)
    return forms[turn % forms.length] ?? forms[0]
  }
}

const timeIn =
  (inTurn: InTurn) =>
  (kind: string, value: number): string | number =>
    inTurn(kind, [spaced, unix, iso, (each: number) => `${iso(each)}Z`])(value)

const billField = ([name, value]: readonly [string, unknown], turn: number): readonly [string, unknown] => {
  // All numbers in a bill record are amounts.
  if (typeof value === 'number') {
    return [name, [value, String(value), withThousands(value)][turn % 3]]
  }
  if (dates.has(name) && typeof value === 'string') {
    const at = Date.parse(`${value}Z`)
    return [name, [value, `${value}Z`, isoDay(at), value.replace('T', ' ')][turn % 4]]
  }
  return [name, value]
}

const bill = (
  profileId: number,
  record: BillRecord,
  lastJobId: string,
  origin: string,
  turn: number,
): object => {
  const path = `/link/4.0/data/bills/${profileId}/${record.billId}/pdf`
  const present = [path, `${origin}${path}`, `${path}/`, `https://api.wattzon.com${path}`][turn % 4]
  const shown = billWithPdf(profileId, record, lastJobId, record.hasPdf ? present : null)
  const cached = record.jobId !== lastJobId
  return {
    ...shown,
    ...Object.fromEntries(Object.entries(record.fields).map((entry) => billField(entry, turn))),
    cached: [cached, String(cached), cached ? 1 : 0, cached ? 'True' : 'False'][turn % 4],
  }
}

const month = (record: MonthRecord, turn: number): object => ({
  ...record,
  month_id: turn % 2 === 0 ? lastDay(record.month_id) : record.month_id,
  first_interval: turn % 3 === 1 ? record.first_interval * 1000 : record.first_interval,
  last_interval: turn % 3 === 1 ? record.last_interval * 1000 : String(record.last_interval),
  complete: [record.complete, String(record.complete), record.complete ? 'True' : 'False'][turn % 3],
  extraction_time: turn % 2 === 0 ? iso(record.extraction_time * 1000) : record.extraction_time,
  source_file_size: turn % 2 === 0 ? record.source_file_size : String(record.source_file_size),
})

const refusals = (inTurn: InTurn) =>
  ({
    zipNotFound: () => refusal(inTurn('zip', [404, 200]), 'ZIP code not found'),
    sensitiveFieldNotFound: () => refusal(404, 'Sensitive Field not found'),
    noAgent: () => refusal(404, inTurn('agent', ['No agent for provider', 'Tag not found'])),
    badProfileIdOnRead: () => refusal(400, 'Error loading the Profile ID'),
    noBills: () => inTurn('no bills', [json({ data: [] }), refusal(404, 'Bills not found'), json([])]),
  }) satisfies Partial<Shapes>

const basicAndProfiles = (inTurn: InTurn) => {
  const time = timeIn(inTurn)
  const profileFields = (view: ProfileView): Record<string, unknown> => ({
    label: view.profile.label === '' ? null : view.profile.label,
    zipcode: view.profile.zipcode === '' ? null : view.profile.zipcode,
    utility_provider: view.provider?.name,
    tags: inTurn('profile tags', [
      view.profile.tags,
      view.profile.tags.map((name) => ({ name })),
      view.profile.tags.length === 0 ? null : view.profile.tags,
    ]),
    created: time('created', view.profile.created),
    modified: time('modified', view.profile.modified),
  })

  return {
    certificate: (client, enabled) =>
      json({
        client_name: client.commonName,
        enabled: inTurn<unknown>('enabled', [String(enabled), enabled, enabled ? 1 : 0]),
        expiration_date: time('certificate expires', client.validTo),
        created_date: time('issued', client.validFrom),
      }),
    profileList: (ids) =>
      json(
        inTurn<unknown>('list', [
          { profiles: ids.map(String) },
          ids.map((id) => ({ id })),
          { profiles: ids.map((id) => ({ profile_id: id })) },
          ids.map(String),
          { profiles: ids },
        ]),
      ),
    profile: (view) =>
      json({
        ...inTurn<object>('profile id', [
          { profile_id: view.profile.id },
          { id: String(view.profile.id) },
          {},
        ]),
        ...inTurn<object>('provider id', [
          { provider_id: view.profile.providerId },
          { utility_provider_id: String(view.profile.providerId) },
          { provider: view.profile.providerId },
        ]),
        ...profileFields(view),
      }),
    created: (view) =>
      json(
        {
          ...inTurn<object>('created id', [{ profile_id: String(view.profile.id) }, { id: view.profile.id }]),
          zipcode: view.profile.zipcode,
        },
        201,
      ),
    changed: (view) => inTurn('changed', [empty(204), json({ label: view.profile.label }), json({})]),
    deleted: () => inTurn('deleted', [empty(204), json({}), json({ message: 'Deleted' })]),
  } satisfies Partial<Shapes>
}

const fieldsAndTags = (inTurn: InTurn) =>
  ({
    transmissionKey: (key) =>
      json({
        public_key: key.publicKey,
        expires: inTurn<number | string>('expires', [key.expires * 1000, String(key.expires), key.expires]),
      }),
    fieldNames: (names) =>
      json(
        inTurn<unknown>('fields', [
          { fields: names.map((field) => ({ field })) },
          names,
          { fields: Object.fromEntries(names.map((name) => [name, true])) },
        ]),
      ),
    fieldAdded: () => inTurn('field added', [empty(201), empty(204), json({ message: 'Created' }, 201)]),
    fieldChanged: () => inTurn('field changed', [empty(200), json({ message: 'Success' })]),
    fieldDeleted: () => inTurn('field deleted', [empty(204), json({ message: 'Deleted' })]),
    tags: (tags) => json(inTurn<unknown>('tags', [tags, { tags: tags.map((name) => ({ name })) }, { tags }])),
    tagAdded: (isNew): Reply => inTurn('tag', [empty(isNew ? 201 : 200), json({ message: 'Success' })]),
    tagDeleted: () => inTurn('tag deleted', [empty(204), json({ message: 'deleted' })]),
  }) satisfies Partial<Shapes>

const jobsAndRecords = (inTurn: InTurn) =>
  ({
    jobStarted: (job) =>
      json(
        { job_id: job.id, profile_id: inTurn<unknown>('job', [1, String(job.profileId), job.profileId]) },
        201,
      ),
    jobState: (job, state) =>
      json({
        job_id: job.id,
        job_status: inTurn('status', [
          `AgentState.${state.status}`,
          state.status.toUpperCase(),
          state.status,
        ]),
        finished: inTurn<unknown>('finished', [
          state.finished,
          String(state.finished),
          state.finished ? 'True' : 'False',
        ]),
        detail: state.detail ?? inTurn('detail', [undefined, null, '']),
      }),
    bills: (profileId, bills, lastJobId, origin) => {
      const list = bills.map((record, turn) => bill(profileId, record, lastJobId, origin, turn))
      return json(inTurn<unknown>('bills', [list, { data: list }]))
    },
    pdf: (bytes) => ({
      status: 200,
      bytes,
      contentType: inTurn('pdf', ['application/octet-stream', 'application/pdf', 'text/plain']),
    }),
    months: (months) => {
      const list = months.map(month)
      return json(inTurn<unknown>('months', [list, { intervals: list }]))
    },
  }) satisfies Partial<Shapes>

/**
 * Awkward but possible forms, one after the other: IDs as strings and as objects, wrapped and bare lists, Unix and ISO
 * times, booleans as words, empty bodies, success replies with an error in them, links to other hosts.
 */
export const mixedShapes = (): Shapes => {
  const inTurn = createTurns()
  return {
    ...referenceShapes(),
    search: {
      label: (wanted, label) => label.toLowerCase() === wanted.toLowerCase(),
      tags: 'any',
      idLists: false,
    },
    ...refusals(inTurn),
    ...basicAndProfiles(inTurn),
    ...fieldsAndTags(inTurn),
    ...jobsAndRecords(inTurn),
  }
}
