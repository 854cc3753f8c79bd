import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readMessage } from '../../../electron/notifications/message'
import { stages, terminalStatuses } from '../../../shared/domain/status'

/** The example of "Message Format", as it stands in the document. */
const documented = `{
    "app": "link",
    "profile_id": 121,
    "job_id": "62f1c29e-aca8-40b8-aa9f-eb436539e3fe",
    "tags": ["example", "tags"],
    "created_at": "2017-01-16 04:47:17.155559+00:00",
    "final_state": "success",
    "mode": "bill",
    "existing_records": 12,
    "new_records": 1
}`
const fields = JSON.parse(documented) as Readonly<Record<string, unknown>>
const read = (changes: Readonly<Record<string, unknown>>) =>
  readMessage(JSON.stringify({ ...fields, ...changes }))

it('reads the document’s example', () => {
  expect(readMessage(documented)).toEqual({
    kind: 'reported',
    reported: {
      profileId: 121,
      jobId: '62f1c29e-aca8-40b8-aa9f-eb436539e3fe',
      status: 'success',
      mode: 'bill',
      at: '2017-01-16T04:47:17.155Z',
      message: { tags: ['example', 'tags'], newRecords: 1, existingRecords: 12 },
    },
  })
})

it.each([
  [
    'the prefix of one of the document’s examples',
    { final_state: 'AgentState.TIMEOUT_SITE' },
    { status: 'timeout_site' },
  ],
  [
    'an end that the document does not list',
    { final_state: 'new_status_2027' },
    { status: 'new_status_2027' },
  ],
  ['a mode of the future', { mode: 'solar' }, { mode: null }],
  ['a profile’s id as text', { profile_id: '121' }, { profileId: 121 }],
  ['a time with an offset', { created_at: '2017-01-16T06:47:17+0200' }, { at: '2017-01-16T04:47:17.000Z' }],
  ['a time without a zone', { created_at: '2017-01-16 04:47:17' }, { at: '2017-01-16T04:47:17.000Z' }],
  [
    'records and tags that cannot be read as not told',
    { tags: 7, new_records: -1, existing_records: 'many' },
    { message: { tags: null, newRecords: null, existingRecords: null } },
  ],
  ['no time', { created_at: undefined }, { at: null }],
  ['a time that is none', { created_at: '2017-13-45 99:99:99' }, { at: null }],
] as const)('takes %s', (_what, changes, expected) => {
  expect(read(changes)).toMatchObject({ kind: 'reported', reported: expected })
})

it.each([
  ['text that is no JSON', 'hello', 'not-json'],
  ['half a message', documented.slice(0, 90), 'not-json'],
  ['an empty body', '', 'not-json'],
  ['a list', `[${documented}]`, 'not-the-form'],
  ['nothing', 'null', 'not-the-form'],
  ['another application', JSON.stringify({ ...fields, app: 'snap' }), 'other-app'],
  ['no application', JSON.stringify({ ...fields, app: undefined }), 'not-the-form'],
  ['no profile', JSON.stringify({ ...fields, profile_id: null }), 'not-the-form'],
  ['a profile that can be none', JSON.stringify({ ...fields, profile_id: -1 }), 'not-the-form'],
  [
    'a job’s id that could climb out of a path',
    JSON.stringify({ ...fields, job_id: '../keys' }),
    'not-the-form',
  ],
  ['no state', JSON.stringify({ ...fields, final_state: '' }), 'not-the-form'],
  ['a state of 250 KB', JSON.stringify({ ...fields, final_state: 'a'.repeat(250_000) }), 'not-the-form'],
  ['a page as the state', JSON.stringify({ ...fields, final_state: '<b>success</b>' }), 'not-the-form'],
  [
    'a state that turns the text around it',
    JSON.stringify({ ...fields, final_state: '\u202Esuccess' }),
    'not-the-form',
  ],
  [
    'a state with something invisible in it',
    JSON.stringify({ ...fields, final_state: 'suc\u200Bcess' }),
    'not-the-form',
  ],
  ['a state that is a stage', JSON.stringify({ ...fields, final_state: 'login' }), 'not-the-form'],
] as const)('keeps aside %s', (_what, body, reason) => {
  expect(readMessage(body)).toMatchObject({ kind: 'unrecognised', reason })
})

it('reads whatever comes, and tells only what the ledger can take', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .record(
        {
          app: fc.constantFrom('link', 'snap', 7),
          profile_id: fc.anything(),
          job_id: fc.anything(),
          final_state: fc.anything(),
          created_at: fc.anything(),
          mode: fc.anything(),
        },
        { requiredKeys: [] },
      )
      .map((value) => {
        try {
          return JSON.stringify(value)
        } catch {
          return ''
        }
      }),
  )
  fc.assert(
    fc.property(anything, (body) => {
      const message = readMessage(body)
      if (message.kind === 'unrecognised') return
      const { profileId, jobId, status, at } = message.reported
      expect(Number.isSafeInteger(profileId) && profileId > 0).toBe(true)
      expect(jobId).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.:-]*$/)
      expect(status).not.toBe('')
      expect(at === null || new Date(at).toISOString() === at).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

it('tells what was written, whatever else the message holds', () => {
  const reported = fc.record({
    profileId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    jobId: fc.uuid(),
    status: fc.constantFrom(...terminalStatuses),
    mode: fc.constantFrom('bill' as const, 'interval' as const),
    time: fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  })
  fc.assert(
    fc.property(reported, fc.dictionary(fc.string(), fc.jsonValue()), ({ time, ...rest }, more) => {
      const body = JSON.stringify({
        ...more,
        app: 'link',
        profile_id: rest.profileId,
        job_id: rest.jobId,
        final_state: rest.status,
        mode: rest.mode,
        created_at: `${time.toISOString().slice(0, 23).replace('T', ' ')}559+00:00`,
      })
      expect(readMessage(body)).toEqual({ kind: 'reported', reported: { ...rest, at: time.toISOString() } })
    }),
  )
})

it('keeps aside a message that lacks any one of what the ledger needs, or has a stage as its end', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('app', 'profile_id', 'job_id', 'final_state'),
      fc.constantFrom(...stages),
      (name, stage) => {
        const { [name]: _left, ...rest } = fields
        expect(readMessage(JSON.stringify(rest)).kind).toBe('unrecognised')
        expect(read({ final_state: stage }).kind).toBe('unrecognised')
      },
    ),
  )
})
