import { refusal, json } from './reply'
import type { ProfileView, Reply } from './reply'
import type { Shapes } from './shapes'
import { billWithPdf, referenceShapes } from './shapes-reference'

const success = (): Reply => json({ message: 'Success' })

/** The fields of the example of "Creating a Profile", in which the ID is called `id`. */
const asInGettingStarted = ({ profile, provider }: ProfileView): object => ({
  id: profile.id,
  label: profile.label,
  utility_provider: provider?.name,
  utility_provider_id: provider?.id,
  zipcode: profile.zipcode,
})

/** In the document's example, this bill of profile 516 links to its PDF under profile 1. */
const exampleBill = '580167d10640fd48ff1960bf'

/**
 * Every reply as the examples of the document and "Getting Started" show it. Where they show none, the replies follow
 * what public clients of the API expect.
 */
export const examplesShapes = (): Shapes => {
  const reference = referenceShapes()
  return {
    ...reference,
    search: {
      label: (wanted, label) => label.toLowerCase().includes(wanted.toLowerCase()),
      tags: 'any',
      idLists: false,
    },
    zipNotFound: () => refusal(404, 'ZIP not found'),
    sensitiveFieldNotFound: () => refusal(404, 'Field not found'),
    badProfileIdOnRead: () => refusal(400, 'Error loading the Profile ID'),
    profileList: (ids) => json(ids),
    profile: (view) =>
      json({
        ...asInGettingStarted(view),
        tags: view.profile.tags,
        created: Math.floor(view.profile.created / 1000),
        modified: Math.floor(view.profile.modified / 1000),
      }),
    created: (view) => json(asInGettingStarted(view)),
    changed: (view) => json(asInGettingStarted(view)),
    deleted: success,
    fieldAdded: success,
    tagAdded: (isNew) => json({ message: 'Success' }, isNew ? 201 : 200),
    jobStarted: (job) => json({ job_id: job.id, profile_id: 1 }),
    jobState: (job, state) =>
      json({
        finished: state.finished,
        job_id: job.id,
        job_status: `AgentState.${state.status}`,
        detail: state.detail,
      }),
    filtersByJob: false,
    bills: (profileId, bills, lastJobId) =>
      json(bills.map((bill) => billWithPdf(bill.billId === exampleBill ? 1 : profileId, bill, lastJobId))),
    pdf: (bytes) => ({ status: 200, bytes, contentType: 'application/octet-stream' }),
    months: (months) => json(months),
  }
}
