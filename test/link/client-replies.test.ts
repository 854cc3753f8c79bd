import { describe, expect, it } from 'vitest'
import { bareProfile } from '../../electron/link/decode/profile'
import { against, replying } from './client-scripted'

/**
 * Rows of the list of the document's contradictions that need replies which Practice does not give. `L` is the line in
 * the API document. The other rows are in client.test.ts, and those that only concern reading in test/unit/link.
 */

describe('what is made of a reply', () => {
  it('L112/138/242, L138/388: takes types from the field alone, electric as electricity', async () => {
    const { client } = await replying({
      name: 'Mock Utility (electric+gas)',
      type: 'Electric, water, Heating/Cooling, oil & propane',
      lseid: 42,
    })
    expect(await client.utilities.get(3150)).toEqual({
      ok: true,
      value: {
        id: 3150,
        name: 'Mock Utility (electric+gas)',
        types: ['electricity', 'water', 'heating/cooling', 'oil & propane'],
        lseId: '42',
        homepageUrl: null,
      },
    })
  })

  it('L393: an error beside what was made is neither a refusal nor a success', async () => {
    const made = await replying({ job_id: 'job-7', profile_id: 5, error: 'Timeout of the queue' })
    expect(await made.client.jobs.start(5, 'bill', true)).toMatchObject({
      error: { code: 'outcome-unknown', apiText: 'Timeout of the queue', jobId: 'job-7' },
    })
    const failed = await replying({ job_id: 'job-7', error: 'Timeout of the queue' }, 500)
    expect(await failed.client.jobs.start(5, 'bill', true)).toMatchObject({
      error: { code: 'server-error', apiText: 'Timeout of the queue', jobId: 'job-7' },
    })
    const { client } = await replying({ profile_id: 5, error: 'ZIP code not found' })
    expect(await client.profiles.create({ providerId: 1 })).toMatchObject({
      error: { code: 'outcome-unknown', apiText: 'ZIP code not found' },
    })
  })

  it('L393: so is an error beside a word of success, or in the wrapper that profiles may come in', async () => {
    const said = await replying({ message: 'Success', error: 'Key store timeout' })
    expect(await said.client.tags.addUnchecked(5, 'solar')).toMatchObject({
      error: { code: 'outcome-unknown' },
    })
    expect(await said.client.profiles.remove(5)).toMatchObject({ error: { code: 'outcome-unknown' } })
    const { client } = await replying({ profile: { profile_id: 5 }, error: 'ZIP code not found' })
    expect(await client.profiles.create({ providerId: 1 })).toMatchObject({
      error: { code: 'outcome-unknown' },
    })
  })

  it('L393: an error where nothing was made is a refusal', async () => {
    const { client } = await replying({ job_id: null, profile_id: 5, error: 'Agent not found' })
    expect(await client.jobs.start(5, 'bill', true)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('L130/137, L545: shows what is stored after a write, not what was sent or echoed', async () => {
    const { client } = await against(({ method }) =>
      method === 'GET'
        ? { body: { label: 'stored', tags: ['a'] } }
        : { body: { id: 5, label: 'echoed', zipcode: '00007' } },
    )
    const stored = { id: 5, label: 'stored', zipcode: '00007', tags: ['a'] }
    expect(await client.profiles.create({ providerId: 1, label: 'sent' })).toMatchObject({
      ok: true,
      value: stored,
    })
    expect(await client.profiles.change(bareProfile(5), { label: 'sent' })).toMatchObject({
      ok: true,
      value: stored,
    })
  })

  it('L130/137: shows what the reply said where it cannot be read again', async () => {
    const { client } = await against(({ method }) =>
      method === 'GET' ? { status: 500, body: {} } : { body: { id: 5, label: 'echoed' } },
    )
    expect(await client.profiles.create({ label: 'sent' })).toMatchObject({
      ok: true,
      value: { id: 5, label: 'echoed' },
    })
  })

  it.each(['{}', '{"status":"ok"}', 'null'])('takes %s for no profile', async (body) => {
    const { client } = await replying(body)
    expect(await client.profiles.get(5)).toMatchObject({ error: { code: 'bad-reply' } })
  })

  it('L545: keeps what was known of a changed profile that cannot be read again', async () => {
    const { client } = await against(({ method }) => ({ status: method === 'GET' ? 500 : 200, body: {} }))
    const known = { ...bareProfile(5), label: 'known', tags: ['a'], providerId: 7, provider: 'Seven' }
    expect(await client.profiles.change(known, { zipcode: '00007' })).toEqual({
      ok: true,
      value: { ...known, zipcode: '00007' },
    })
    expect(await client.profiles.change(known, { providerId: 8 })).toEqual({
      ok: true,
      value: { ...known, providerId: 8, provider: null },
    })
  })

  it.each([{}, { id: 1.5 }, { id: 'abc' }, { profile_id: null }, '{"id":12345678901234567890}'])(
    'L136/143: a creation that names no integer in %j is in doubt',
    async (body) => {
      const { client } = await replying(body)
      expect(await client.profiles.create({})).toMatchObject({ error: { code: 'outcome-unknown' } })
    },
  )

  it('L194/202/238: tells that a started job names another profile', async () => {
    const { client } = await replying({ job_id: 'abc', profile_id: 1 })
    expect(await client.jobs.start(516, 'bill', true)).toEqual({
      ok: true,
      value: { jobId: 'abc', profileId: 516, contradiction: '1' },
    })
    expect(await client.jobs.start(1, 'bill', true)).toMatchObject({ value: { contradiction: null } })
  })

  it('tells the job and the other profile that a reply names beside an error', async () => {
    const { client } = await replying({ job_id: 'abc', profile_id: 1, error: 'Timeout' })
    expect(await client.jobs.start(516, 'bill', true)).toMatchObject({
      error: { code: 'outcome-unknown', jobId: 'abc', namedProfile: '1' },
    })
    const own = await client.jobs.start(1, 'bill', true)
    expect(own).toMatchObject({ error: { jobId: 'abc' } })
    expect(own.ok ? null : own.error).not.toHaveProperty('namedProfile')
  })

  it.each(['', '{}', '{"message":"Success"}', '"ok"', 'null'])(
    'L176/662/700, L573/662/788: takes any 2xx of a change, with the body %j',
    async (body) => {
      for (const status of [200, 201, 202]) {
        const { client } = await against(({ method }) => (method === 'GET' ? { body: [] } : { status, body }))
        // 200 and 201 also tell whether the tag was known.
        const isNew = status === 202 ? null : status === 201
        expect(await client.tags.add(1, 'a')).toEqual({ ok: true, value: isNew })
        expect(await client.tags.remove(1, 'a')).toEqual({ ok: true, value: undefined })
        expect(await client.profiles.remove(1)).toEqual({ ok: true, value: undefined })
      }
    },
  )

  it('L805: verifies a tag’s removal, as a DELETE’s body may be lost on its way', async () => {
    const { client, seen } = await against(({ method }) =>
      method === 'GET' ? { body: ['a'] } : { body: {} },
    )
    expect(await client.tags.remove(1, 'a')).toMatchObject({ error: { code: 'outcome-unknown' } })
    expect(seen.map(({ method, body }) => `${method} ${body}`)).toEqual(['DELETE {"name":"a"}', 'GET '])
  })

  it('L393…: an error in a success is a failure, in its own words', async () => {
    for (const [error, code] of [
      ['Permission denied', 'permission-denied'],
      ['Profile not found', 'not-found'],
      ['Something new', 'api-error'],
      ['Key expired', 'key-expired'],
    ]) {
      const { client } = await replying({ error, profiles: [] })
      expect(await client.profiles.list({})).toMatchObject({ error: { code, apiText: error } })
      expect(await client.profiles.remove(1)).toMatchObject({ error: { code, apiText: error } })
    }
    const { client } = await replying({ error: null, profiles: [5] })
    expect(await client.profiles.list({})).toEqual({ ok: true, value: [5] })
  })

  it('L886/905: an error beside the state of a job is about the job, and is its words', async () => {
    const ended = { job_id: 'a', job_status: 'site_error', finished: true, error: 'The site is down' }
    const state = { jobId: 'a', status: 'site_error', finished: true, detail: 'The site is down' }
    const one = await replying(ended)
    expect(await one.client.jobs.status('a')).toEqual({ ok: true, value: state })
    expect(await one.client.jobs.lastOfProfile(1)).toEqual({ ok: true, value: state })
    const both = await replying({ ...ended, detail: { page: 'login' } })
    expect(await both.client.jobs.status('a')).toMatchObject({
      value: { finished: true, detail: '{"error":"The site is down","detail":{"page":"login"}}' },
    })
    // Without a state it is a failure of the call.
    const none = await replying({ job_id: 'a', error: 'Job not found' })
    expect(await none.client.jobs.status('a')).toMatchObject({ error: { code: 'not-found' } })
    expect(await none.client.jobs.lastOfProfile(1)).toEqual({ ok: true, value: null })
  })

  it('L461/459: handles statuses the document does not name', async () => {
    for (const [status, code] of [
      [401, 'permission-denied'],
      [410, 'not-found'],
      [418, 'api-error'],
      [500, 'server-error'],
      [505, 'server-error'],
    ] as const) {
      const { client } = await replying({ error: 'x' }, status)
      expect(await client.profiles.list({})).toMatchObject({ error: { code, status } })
    }
  })

  it('L672–674: tells the three 403s apart by their text', async () => {
    for (const [error, code] of [
      ['Decryption failed', 'decryption-failed'],
      ['Permission denied', 'permission-denied'],
      ['Anything else', 'permission-denied'],
    ]) {
      const { client } = await replying({ error }, 403)
      expect(await client.sensitive.remove(1, 'username')).toMatchObject({ error: { code, apiText: error } })
    }
  })

  it('L475/489/740/863: shows misplaced texts verbatim', async () => {
    const { client } = await replying({ error: 'Tag not found' }, 404)
    expect(await client.jobs.start(1, 'bill', true)).toMatchObject({
      error: { code: 'not-found', apiText: 'Tag not found' },
    })
  })

  it('L918/919: reads both ways of saying that no job ever ran; another 404 is one', async () => {
    for (const [status, error] of [
      [404, 'Job not found'],
      [400, 'Error loading the Job ID'],
    ] as const) {
      const { client } = await replying({ error }, status)
      expect(await client.jobs.lastOfProfile(1)).toEqual({ ok: true, value: null })
      expect(await client.jobs.status('abc')).toMatchObject({ ok: false })
    }
    const { client } = await replying({ error: 'Profile not found' }, 404)
    expect(await client.jobs.lastOfProfile(1)).toMatchObject({ error: { code: 'not-found' } })
  })

  it('L900: gives the one last job, and nothing it was not told', async () => {
    const { client } = await replying({ job_id: 'abc', job_status: 'success', finished: true })
    expect(await client.jobs.lastOfProfile(1)).toEqual({
      ok: true,
      value: { jobId: 'abc', status: 'success', finished: true, detail: null },
    })
  })

  it('L238/1069: uses a record’s own path only where it is safe, and else builds it', async () => {
    const record = (bill_id: string, pdf: string) => ({ bill_id, type: 'gas', pdf })
    const records = [
      record('own', '/link/4.0/files/own.pdf?v=2'),
      record('other', 'https://elsewhere.example/link/4.0/files/x.pdf'),
      record('login', 'https://me@127.0.0.1/link/4.0/files/x.pdf'),
      record('climb', '/link/4.0/../../etc/passwd'),
      record('doc', '/link/4.0/data/bills/1/doc/pdf'),
      record('gone', '/link/4.0/files/gone.pdf'),
    ]
    const { client, seen } = await against(({ url }) => {
      if (url.includes('/data/bills/5/') && !url.includes('pdf')) return { body: records }
      return url.includes('gone.pdf') ? { status: 404, body: { error: 'x' } } : { body: '%PDF-1.4 x' }
    })
    await client.bills.list(5)
    for (const { bill_id } of records) expect(await client.bills.pdf(5, bill_id)).toMatchObject({ ok: true })
    expect(seen.slice(1).map(({ url }) => url)).toEqual([
      '/link/4.0/files/own.pdf?v=2',
      '/link/4.0/data/bills/5/other/pdf/',
      '/link/4.0/data/bills/5/login/pdf/',
      '/link/4.0/data/bills/5/climb/pdf/',
      '/link/4.0/data/bills/5/doc/pdf/',
      '/link/4.0/files/gone.pdf',
      '/link/4.0/data/bills/5/gone/pdf/',
    ])
  })

  it('L1053: knows a PDF by its bytes, and an error by its JSON, whatever the type says', async () => {
    const { client } = await against(({ url }) => {
      if (url.includes('good')) return { headers: { 'content-type': 'text/html' }, body: `\n\n%PDF-1.7` }
      if (url.includes('error')) return { body: { error: 'PDF not found' } }
      return { headers: { 'content-type': 'application/pdf' }, body: '<html></html>' }
    })
    expect(await client.bills.pdf(1, 'good')).toMatchObject({ ok: true })
    expect(await client.bills.pdf(1, 'error')).toMatchObject({
      error: { code: 'not-found', apiText: 'PDF not found' },
    })
    expect(await client.bills.pdf(1, 'page')).toMatchObject({
      error: { code: 'bad-reply', detail: 'not a PDF' },
    })
  })

  it('L1124/1138: tells an error in JSON from data in JSON', async () => {
    const { client } = await against(({ url }) => {
      if (url.includes('format=json')) return { body: { error: 'Normalized data not available' } }
      return url.includes('format=csv')
        ? { status: 400, body: { error: 'Format not supported' } }
        : { body: { readings: [], error: '' } }
    })
    expect(await client.intervals.retrieveBest(1, 'm', '2015-01')).toMatchObject({
      ok: true,
      value: { format: 'source' },
    })
  })

  it('L1031–1033: tells an empty list from an error by the text alone', async () => {
    const { client } = await replying({ error: 'Bills not found' }, 404)
    expect(await client.bills.list(1)).toEqual({ ok: true, value: [] })
    const other = await replying({ error: 'No intervals found' }, 404)
    expect(await other.client.intervals.list(1)).toEqual({ ok: true, value: [] })
    expect(await other.client.bills.list(1)).toMatchObject({ error: { code: 'not-found' } })
  })
})
