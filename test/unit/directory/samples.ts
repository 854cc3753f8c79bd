import fc from 'fast-check'
import type { RowUpdate } from '../../../electron/directory/index/row-update'

/** A profile as it comes from a reading; few values, so that searches and orders meet many that are alike. */
export const anyRowUpdate: fc.Arbitrary<RowUpdate> = fc
  .record(
    {
      id: fc.integer({ min: 1, max: 60 }),
      label: fc.constantFrom('', 'CASE-7', 'case-7', 'Ångström', 'CASE-12', 'Müller 2', '東京'),
      provider: fc.constantFrom(null, 'Pacific Gas', 'Pacific Power', 'Edison'),
      providerId: fc.constantFrom(null, 3150, 7),
      zipcode: fc.constantFrom(null, '00007', '94110'),
      tags: fc.subarray(['solar', 'Solar', 'vip', 'past due']),
      created: fc.constantFrom(null, '2026-10-03T08:15:30.000Z', '2026-11-01T00:00:00.000Z'),
      lastJob: fc.constantFrom(
        undefined,
        null,
        { jobId: 'a', status: 'credential_error', finished: true, detail: null },
        { jobId: 'b', status: 'login', finished: false, detail: null },
      ),
      readAt: fc.constantFrom('2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'),
      known: fc.boolean(),
    },
    { noNullPrototype: true },
  )
  .map(({ id, lastJob, readAt, known, ...fields }) =>
    known ? { id, profile: { id, modified: null, ...fields }, lastJob, readAt } : { id },
  )
