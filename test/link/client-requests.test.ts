import { describe, expect, it } from 'vitest'
import { against, closeLater, replying } from './client-scripted'
import { clientFor, startScripted } from './client-servers'

/**
 * Rows of the list of the document's contradictions that concern requests. `L` is the line in the API document. The
 * other rows are in client.test.ts, and those that only concern reading in test/unit/link.
 */

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
    expect(await client.profiles.list({ ids })).toEqual({ ok: true, value: ids })
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
    closeLater(client, server)
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
    closeLater(client)
    expect(await client.basic.echoGet('x')).toMatchObject({ error: { code: 'invalid-input' } })
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
    closeLater(client, server)
    const bulk = Array.from({ length: 60 }, (_, at) => client.utilities.get(at + 1, { priority: 'bulk' }))
    expect((await Promise.all(bulk)).every(({ ok }) => ok)).toBe(true)
    expect(most).toBeLessThanOrEqual(3)
    expect(server.connections()).toBeLessThanOrEqual(7)
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
