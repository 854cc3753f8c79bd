/** The document's own example of a message, with these fields changed. */
export const messageOf = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    app: 'link',
    profile_id: 121,
    job_id: '62f1c29e-aca8-40b8-aa9f-eb436539e3fe',
    tags: ['example', 'tags'],
    created_at: '2017-01-16 04:47:17.155559+00:00',
    final_state: 'success',
    mode: 'bill',
    existing_records: 12,
    new_records: 1,
    ...fields,
  })
