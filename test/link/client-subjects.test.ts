import { describe, expect, it } from 'vitest'
import { bareProfile } from '../../electron/link/decode/profile'
import type { LinkClient } from '../../electron/link/link-client'
import type { Result, Subject } from '../../shared/errors/failure'
import { replying } from './client-scripted'

type Ask = (client: LinkClient) => Promise<Result<unknown>>

const asks = {
  zip: (client) => client.zips.get('00009'),
  provider: (client) => client.utilities.get(7),
  profile: (client) => client.profiles.get(5),
  create: (client) => client.profiles.create({ providerId: 7, zipcode: '00009' }),
  change: (client) => client.profiles.change(bareProfile(5), { zipcode: '00009' }),
  delete: (client) => client.profiles.remove(5),
  fields: (client) => client.sensitive.listFields(5),
  'field delete': (client) => client.sensitive.remove(5, 'password'),
  'tag add': (client) => client.tags.add(5, 'solar'),
  'tag delete': (client) => client.tags.removeUnverified(5, 'solar'),
  start: (client) => client.jobs.start(5, 'bill', true),
  job: (client) => client.jobs.status('job-1'),
  bills: (client) => client.bills.list(5, 'job-1'),
  pdf: (client) => client.bills.pdf(5, 'bill-1'),
  interval: (client) => client.intervals.retrieve(5, 'meter', '2026-10', 'json'),
} satisfies Record<string, Ask>

const subjectOf = async (ask: Ask, error: string): Promise<Subject | undefined> => {
  const { client } = await replying({ error }, 404)
  const answer = await ask(client)
  if (answer.ok) throw new Error('a 404 was taken for an answer')
  expect(answer.error).toMatchObject({ code: 'not-found', apiText: error })
  return answer.error.subject
}

describe('what a 404 is about', () => {
  it.each([
    ['zip', 'ZIP (code) not found', 'zip'],
    ['zip', 'No such thing', 'zip'],
    ['provider', 'Utility Provider not found', 'provider'],
    ['profile', 'Nothing here', 'profile'],
    ['create', 'ZIP not found', 'zip'],
    ['create', 'Utility provider not found', 'provider'],
    ['change', 'Profile not found', 'profile'],
    ['change', 'Not found', undefined],
    ['delete', 'Gone', 'profile'],
    ['fields', 'Profile not found', 'profile'],
    ['field delete', '(Sensitive) Field not found', 'field'],
    ['tag add', 'Profile not found', 'profile'],
    ['tag delete', 'Tag not found', 'tag'],
    ['start', 'No agent for provider', 'agent'],
    ['start', 'Tag not found', undefined],
    ['job', 'Job not found', 'job'],
    ['bills', 'Job not found', 'job'],
    ['pdf', 'PDF not found', 'pdf'],
    ['pdf', 'Error loading the Bill ID', 'bill'],
    ['interval', 'Interval not found', 'interval'],
    ['interval', 'Normalized data not available', 'normalized-data'],
  ] as const)('%s, “%s”: %s', async (ask, error, subject) => {
    expect(await subjectOf(asks[ask], error)).toBe(subject)
  })
})
