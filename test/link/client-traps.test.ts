import { afterEach, describe, expect, it } from 'vitest'
import { bareProfile } from '../../electron/link/decode/profile'
import type { LinkClient } from '../../electron/link/link-client'
import type { Result } from '../../shared/errors/failure'
import { clientFor, startScripted, type Scripted, type SeenRequest } from './client-servers'

/**
 * Rows of the paper on the document's contradictions that need replies which practice does not give. `L` is the line of
 * the API document; the other rows are in client.test.ts, and those of reading alone in test/unit/link.
 */

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

const against = async (
  answer: (request: SeenRequest) => Scripted,
): Promise<{ client: LinkClient; seen: readonly SeenRequest[] }> => {
  const server = await startScripted(answer)
  const client = clientFor(server)
  open.push(client, server)
  return { client, seen: server.seen }
}

const replying = (body: unknown, status = 200) => against(() => ({ status, body }))

const valueOf = <T>(result: Result<T>): T => {
  expect(result).toMatchObject({ ok: true })
  return (result as { value: T }).value
}

const json = (text: string): unknown => JSON.parse(text)

describe('what is sent', () => {
  it('L123/499/900/924, L254/312/319: puts a slash at the end of every path', async () => {
    const { client, seen } = await replying({})
    await client.basic.echoGet('a b')
    await client.basic.certificateInfo()
    await client.profiles.list({ label: 'x' })
    await client.jobs.lastOfProfile(268)
    await client.bills.pdf(268, 'abc')
    await client.profiles.remove(2)
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /link/4.0/echo/?string=a%20b',
      'GET /link/4.0/certificates/info/',
      'GET /link/4.0/profiles/?label=x',
      'GET /link/4.0/jobs/profiles/268/',
      'GET /link/4.0/data/bills/268/abc/pdf/',
      'DELETE /link/4.0/profiles/2/',
    ])
  })

  it('L123/499/900/924: reads without the slash where that is what the server has; never writes so', async () => {
    const { client, seen } = await against(({ url }) =>
      /\/(\?|$)/.test(url) ? { status: 404, body: '<html>no such page</html>' } : { body: { string: 'x' } },
    )
    expect(await client.basic.echoGet('x')).toEqual({ ok: true, value: 'x' })
    expect(await client.basic.echoPost('x')).toMatchObject({ error: { code: 'not-the-api' } })
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /link/4.0/echo/?string=x',
      'GET /link/4.0/echo?string=x',
      'POST /link/4.0/echo/',
    ])
  })

  it('L123/499/900/924: tries the other form once where a redirect points to it', async () => {
    const { client, seen } = await against(({ url }) =>
      url.endsWith('/')
        ? { status: 301, headers: { location: url.slice(0, -1) }, body: '' }
        : { body: { name: 'U', type: 'gas' } },
    )
    expect(await client.utilities.get(5)).toMatchObject({ ok: true, value: { id: 5, name: 'U' } })
    expect(seen).toHaveLength(2)
  })

  it('L252/304/313: sends JSON and says so', async () => {
    const { client, seen } = await replying({ string: 'x' })
    await client.basic.echoPost('x')
    expect(seen[0]?.headers['content-type']).toBe('application/json')
    expect(json(seen[0]?.body ?? '')).toEqual({ string: 'x' })
  })

  it('L847, L850: always sends the mode, and the flag as a boolean', async () => {
    const { client, seen } = await replying({ job_id: 'abc', profile_id: 5 })
    await client.jobs.start(5, 'bill', false)
    await client.jobs.start(5, 'interval', true)
    expect(seen.map(({ body }) => json(body))).toEqual([
      { profile_id: 5, mode: 'bill', send_notification: false },
      { profile_id: 5, mode: 'interval', send_notification: true },
    ])
  })

  it('L446/480/505: calls the provider by the name of each call', async () => {
    const { client, seen } = await replying({ id: 7 })
    await client.profiles.list({ providerId: 3150 })
    await client.profiles.create({ providerId: 3150 })
    expect(seen[0]?.url).toBe('/link/4.0/profiles/?provider=3150')
    expect(json(seen[1]?.body ?? '')).toEqual({ provider_id: 3150 })
  })

  it('L447: asks a day wider than wanted', async () => {
    const { client, seen } = await replying([])
    await client.profiles.list({ createdFrom: '2016-03-01', createdTo: '2016-12-31' })
    expect(seen[0]?.url).toBe('/link/4.0/profiles/?start_date=2016-02-29&end_date=2017-01-01')
  })

  it('L445: asks for many ids in lists of a hundred', async () => {
    const { client, seen } = await against(({ url }) => ({
      body: { profiles: decodeURIComponent(url.split('id=')[1] ?? '').split(',') },
    }))
    const ids = Array.from({ length: 250 }, (_, at) => at + 1)
    expect(valueOf(await client.profiles.list({ ids }))).toEqual(ids)
    expect(seen).toHaveLength(3)
  })

  it('L449/59: refuses a comma in a new tag, and nothing leaves', async () => {
    const { client, seen } = await replying({})
    for (const name of ['a,b', '', '  ', 'line\nbreak', 'x'.repeat(201)]) {
      expect(await client.tags.add(1, name)).toMatchObject({ error: { code: 'invalid-input' } })
    }
    expect(seen).toEqual([])
  })

  it('L60/506: creates without a ZIP code, leaving the judgement to the server', async () => {
    const { client, seen } = await replying({ profile_id: '9' }, 201)
    expect(await client.profiles.create({ providerId: 1 })).toMatchObject({ ok: true, value: { id: 9 } })
    expect(json(seen[0]?.body ?? '')).toEqual({ provider_id: 1 })
  })

  it('L278: takes any base URL, with what stands before the API’s path', async () => {
    const server = await startScripted(() => ({ body: { string: 'x' } }))
    const client = clientFor({ url: `${server.url}/gateway/` })
    open.push(client, server)
    expect(await client.basic.echoGet('x')).toMatchObject({ ok: true })
    expect(server.seen[0]?.url).toBe('/gateway/link/4.0/echo/?string=x')
  })

  it.each([
    'http://api.example/',
    'https://me:secret@api.example/',
    'https://api.example/?x=1',
    'api.example',
    '',
  ])('refuses the base URL %j', async (url) => {
    const client = clientFor({ url })
    open.push(client)
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'invalid-input' } })
  })
})

describe('what is refused before it is sent', () => {
  it('L598/872/900: an id that is a word of the document, or climbs', async () => {
    const { client, seen } = await replying({})
    const refused = { ok: false, error: { code: 'invalid-id' } }
    for (const id of [
      'profiles',
      'keys',
      '..',
      '%2e%2e',
      '//evil',
      '\\\\evil',
      'a/b',
      'a\0',
      'x'.repeat(10_000),
      '',
    ]) {
      expect(await client.jobs.status(id)).toMatchObject(refused)
      expect(await client.bills.pdf(1, id)).toMatchObject(refused)
    }
    for (const id of [0, -1, 1.5, NaN, 2 ** 53]) {
      expect(await client.profiles.get(id)).toMatchObject(refused)
      expect(await client.profiles.remove(id)).toMatchObject(refused)
      expect(await client.jobs.start(id, 'bill', true)).toMatchObject(refused)
      expect(await client.utilities.get(id)).toMatchObject(refused)
    }
    for (const meter of ['..', '.', '%2e%2e', '%252e%252e', 'a/../b', 'a\\..\\b', 'nul\0', '']) {
      expect(await client.intervals.retrieve(1, meter, '2015-01', 'csv')).toMatchObject(refused)
      expect(await client.sensitive.remove(1, meter)).toMatchObject(refused)
    }
    expect(await client.intervals.retrieve(1, 'm', '2015-13', 'csv')).toMatchObject(refused)
    expect(await client.zips.get('7')).toMatchObject(refused)
    expect(seen).toEqual([])
  })
})

describe('what is made of a reply', () => {
  it('L112/138/242, L138/388: takes types from the field alone, electric as electricity', async () => {
    const { client } = await replying({
      name: 'Mock Utility (electric+gas)',
      type: 'Electric, water',
      lseid: 42,
    })
    expect(await client.utilities.get(3150)).toEqual({
      ok: true,
      value: {
        id: 3150,
        name: 'Mock Utility (electric+gas)',
        types: ['electricity', 'water'],
        lseId: '42',
        homepageUrl: null,
      },
    })
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

  it.each(['', '{}', '{"message":"Success"}', '"ok"', 'null'])(
    'L176/662/700, L573/662/788: takes any 2xx of a change, with the body %j',
    async (body) => {
      for (const status of [200, 201, 202]) {
        const { client } = await against(({ method }) => (method === 'GET' ? { body: [] } : { status, body }))
        expect(await client.tags.add(1, 'a')).toEqual({ ok: true, value: undefined })
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

  it('L439: has no more calls under way than its limit and the four for clicks', async () => {
    let now = 0
    let most = 0
    const server = await startScripted(async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
      return { body: { name: 'U' } }
    })
    const client = clientFor(server, { initialConnections: 3, maxConnections: 3 })
    open.push(client, server)
    const bulk = Array.from({ length: 60 }, (_, at) => client.utilities.get(at + 1, { priority: 'bulk' }))
    expect((await Promise.all(bulk)).every(({ ok }) => ok)).toBe(true)
    expect(most).toBeLessThanOrEqual(3)
    expect(server.connections()).toBeLessThanOrEqual(7)
  })
})
