import type { Subject, Wording } from './failure'

/** What is missing, by subject: only for what can be deleted the words say that it may have been deleted. */
export const notThere: Record<Subject, Wording> = {
  profile: {
    title: 'The API does not know this profile.',
    advice: 'It may have been deleted, or its ID is not right. Nothing was changed.',
  },
  provider: {
    title: 'The API does not know this utility provider.',
    advice: 'Choose another. Nothing was changed.',
  },
  agent: {
    title: 'No jobs can run for this provider.',
    advice: 'Link has no agent for it. No job was started.',
  },
  zip: {
    title: 'The API does not know this ZIP code.',
    advice: 'Check it for a typing error. Nothing was changed.',
  },
  tag: {
    title: 'The profile does not have this tag.',
    advice: 'Somebody else may have removed it. Nothing was changed.',
  },
  field: {
    title: 'The profile has no sensitive field with this name.',
    advice: 'Read the stored fields again; to store a value, add the field. Nothing was changed.',
  },
  job: {
    title: 'The API does not know this job.',
    advice: 'Its ID may not be right, or Link no longer keeps it. Nothing was changed.',
  },
  bill: {
    title: 'The API does not know this bill.',
    advice: 'Read the bills again: their IDs may have changed with a newer job.',
  },
  note: {
    title: 'The note is not there as you saw it.',
    advice: 'It was changed or removed since. Nothing was changed.',
  },
  pdf: {
    title: 'There is no PDF for this bill.',
    advice: 'The provider may not offer one, or a job has not fetched it yet.',
  },
  interval: {
    title: 'There is no interval data for this meter and month.',
    advice: 'Read the list of months again, or start a job for intervals.',
  },
  'normalized-data': {
    title: 'This month is not available in this format.',
    advice: 'Use the source file instead: it is as the provider supplied it.',
  },
  connection: {
    title: 'This connection is not known here.',
    advice: 'It may have been forgotten in the meantime. Nothing was changed.',
  },
  'signing-request': {
    title: 'This connection has no signing request waiting.',
    advice: 'Make one first. Nothing was changed.',
  },
  'known-job': {
    title: 'This console knows of no job for this profile.',
    advice: 'Start one, or read the profile’s last job first.',
  },
}

export const fieldExists: Wording = {
  title: 'This field already exists.',
  advice: 'Change it instead of adding it. Nothing was changed.',
}
