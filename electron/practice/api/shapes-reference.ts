import { iso } from '../text'
import type { BillRecord } from '../world/bill-record'
import { empty, json, refusal, type Reply } from './reply'
import type { Shapes } from './shapes'

/** A bill record as the API sends it, with the path of its PDF if the bill has one. */
export const billWithPdf = (
  profileId: number,
  bill: BillRecord,
  lastJobId: string,
  pdf?: unknown,
): object => ({
  ...bill.fields,
  bill_id: bill.billId,
  type: bill.type,
  pdf: pdf ?? (bill.hasPdf ? `/link/4.0/data/bills/${profileId}/${bill.billId}/pdf` : ''),
  cached: bill.jobId !== lastJobId,
  cached_job_id: bill.jobId,
})

const message = (text: string, status = 200): Reply => json({ message: text }, status)

/** Every reply as the reference sections of the document word it. */
export const referenceShapes = (): Shapes => ({
  search: { label: (wanted, label) => label === wanted, tags: 'all', idLists: true },
  certificate: (client, enabled) =>
    json({
      client_name: client.commonName,
      enabled,
      expiration_date: iso(client.validTo),
      created_date: iso(client.validFrom),
    }),
  zipNotFound: () => refusal(404, 'ZIP (code) not found'),
  sensitiveFieldNotFound: () => refusal(404, '(Sensitive) Field not found'),
  noAgent: () => refusal(404, 'No agent for provider'),
  badProfileIdOnRead: () => refusal(400, 'Error loading the JSON'),
  noBills: () => refusal(404, 'Bills not found'),
  profileList: (ids) => json({ profiles: ids }),
  profile: ({ profile, provider }) =>
    json({
      utility_provider: provider?.name,
      utility_provider_id: provider?.id,
      ...(profile.label === '' ? {} : { label: profile.label }),
      ...(profile.tags.length === 0 ? {} : { tags: profile.tags }),
      created: iso(profile.created),
      modified: iso(profile.modified),
    }),
  created: ({ profile }) =>
    json({
      profile_id: profile.id,
      zipcode: profile.zipcode,
      ...(profile.label === '' ? {} : { label: profile.label }),
    }),
  changed: ({ profile, provider }) =>
    json({
      utility_provider: provider?.name,
      utility_provider_id: provider?.id,
      zipcode: profile.zipcode,
      label: profile.label,
    }),
  deleted: () => empty(),
  transmissionKey: (key) => json({ public_key: key.publicKey, expires: key.expires }),
  fieldNames: (names) => json({ fields: names }),
  fieldAdded: () => empty(201),
  fieldChanged: () => message('success'),
  fieldDeleted: () => message('deleted'),
  tags: (tags) => json({ tags }),
  tagAdded: (isNew) => empty(isNew ? 201 : 200),
  tagDeleted: () => message('deleted'),
  jobStarted: (job) => json({ job_id: job.id, profile_id: job.profileId }),
  jobState: (job, state) =>
    json({ job_id: job.id, job_status: state.status, finished: state.finished, detail: state.detail }),
  filtersByJob: true,
  bills: (profileId, bills, lastJobId) =>
    json({ data: bills.map((bill) => billWithPdf(profileId, bill, lastJobId)) }),
  pdf: (bytes) => ({ status: 200, bytes, contentType: 'application/pdf' }),
  months: (months) => json({ intervals: months }),
})
