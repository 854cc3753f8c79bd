import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'

let practice: PracticeForTests

beforeAll(async () => {
  practice = await startPracticeForTests({ today: '2026-06-15' })
  practice.service.clock.freeze()
})
afterAll(() => practice.close())
beforeEach(() => practice.service.reset())

const missingJob = '00000000-0000-4000-8000-000000000000'

/** Seeded profiles whose last run ended in this way. Each end in the list has one, from 11 on. */
const profileThatEnded = { success: 11, action_needed: 14, newStatus: 22 }

/** The first seeded profile for which `path` answers with this error. */
const profileWithError = async (path: (id: number) => string, error: string): Promise<number> => {
  for (let id = 1; id < 248; id++) {
    const { json } = await practice.call('GET', path(id))
    if ((json as { error?: string } | undefined)?.error === error) return id
  }
  throw new Error(`No profile answers ${error}`)
}

describe('every error text of the document', () => {
  it.each([
    ['GET', 'zips/abc', undefined, 400, 'Error loading the zipcode'],
    ['GET', 'zips', undefined, 400, 'Error loading the zipcode'],
    ['GET', 'zips/99999', undefined, 404, 'ZIP (code) not found'],
    ['GET', 'utilities', undefined, 400, 'Name or Zipcode not found in URI'],
    ['GET', 'utilities/?type=gas', undefined, 400, 'Name or Zipcode not found in URI'],
    ['GET', 'utilities/?zipcode=99999', undefined, 404, 'Utility Provider not found'],
    ['GET', 'utilities/?name=nobody', undefined, 404, 'Utility Provider not found'],
    ['GET', 'utilities/abc', undefined, 400, 'Error loading the Provider ID'],
    ['GET', 'utilities/7', undefined, 404, 'Utility Provider not found'],
    ['GET', 'profiles/abc', undefined, 400, 'Error loading the JSON'],
    ['GET', 'profiles/99999', undefined, 404, 'Profile not found'],
    ['POST', 'profiles', '{"provider_id": 3150', 400, 'Error loading the JSON'],
    ['POST', 'profiles', '[]', 400, 'Error loading the JSON'],
    ['POST', 'profiles', '{}', 400, 'Error loading the JSON'],
    ['POST', 'profiles', '{"provider_id": 3150, "label": 5}', 400, 'Error loading the JSON'],
    ['POST', 'profiles', '{"provider_id": 3150, "zipcode": "99999"}', 404, 'ZIP not found'],
    ['POST', 'profiles', '{"provider_id": 130}', 404, 'ZIP not found'],
    ['POST', 'profiles', '{"provider_id": 7}', 404, 'Utility provider not found'],
    ['PUT', 'profiles/268', 'no json', 400, 'Error loading the JSON'],
    ['PUT', 'profiles/abc', '{}', 400, 'Error loading the Profile ID'],
    ['PUT', 'profiles/99999', '{}', 404, 'Profile not found'],
    ['PUT', 'profiles/268', '{"provider_id": 7}', 404, 'Utility provider not found'],
    ['PUT', 'profiles/268', '{"zipcode": "99999"}', 404, 'ZIP not found'],
    ['DELETE', 'profiles/abc', undefined, 400, 'Error loading the Profile ID'],
    ['DELETE', 'profiles/99999', undefined, 404, 'Profile not found'],
    ['GET', 'profiles/abc/sensitive', undefined, 400, 'Error loading the Profile ID'],
    ['GET', 'profiles/99999/sensitive', undefined, 404, 'Profile not found'],
    ['POST', 'profiles/268/sensitive', 'no json', 400, 'Error loading the JSON'],
    ['POST', 'profiles/268/sensitive', '{"field": "username"}', 400, 'Error loading the JSON'],
    ['POST', 'profiles/abc/sensitive', '{}', 400, 'Error loading the Profile ID'],
    ['POST', 'profiles/99999/sensitive', '{}', 404, 'Profile not found'],
    ['POST', 'profiles/268/sensitive', '{"field": "pin", "value": "AAAA"}', 403, 'Decryption failed'],
    ['PUT', 'profiles/268/sensitive', 'no json', 400, 'Error loading the JSON'],
    ['PUT', 'profiles/abc/sensitive', '{}', 400, 'Error loading the Profile ID'],
    ['PUT', 'profiles/99999/sensitive', '{}', 404, 'Profile not found'],
    ['PUT', 'profiles/268/sensitive', '{"field": "username", "value": "AAAA"}', 403, 'Decryption failed'],
    ['DELETE', 'profiles/abc/sensitive/username', undefined, 400, 'Error loading the JSON'],
    ['DELETE', 'profiles/99999/sensitive/username', undefined, 404, 'Profile not found'],
    ['DELETE', 'profiles/268/sensitive/pin', undefined, 404, '(Sensitive) Field not found'],
    ['GET', 'profiles/abc/tags', undefined, 400, 'Error loading the Profile ID'],
    ['GET', 'profiles/99999/tags', undefined, 404, 'Profile not found'],
    ['POST', 'profiles/abc/tags', '{"name": "x"}', 400, 'Error loading the Profile ID'],
    ['POST', 'profiles/268/tags', '{"tag": "x"}', 400, 'Error loading the JSON'],
    ['POST', 'profiles/99999/tags', '{"name": "x"}', 404, 'Profile not found'],
    ['DELETE', 'profiles/abc/tags', '{"name": "x"}', 400, 'Error loading the Profile ID'],
    ['DELETE', 'profiles/268/tags', '', 400, 'Error loading the JSON'],
    ['DELETE', 'profiles/99999/tags', '{"name": "x"}', 404, 'Profile not found'],
    ['DELETE', 'profiles/268/tags', '{"name": "x"}', 404, 'Tag not found'],
    ['POST', 'jobs', 'no json', 400, 'Error loading the JSON'],
    ['POST', 'jobs', '{"profile_id": 268, "mode": "gas"}', 400, 'Error loading the JSON'],
    ['POST', 'jobs', '{"profile_id": 268, "send_notification": "true"}', 400, 'Error loading the JSON'],
    ['POST', 'jobs', '{"profile_id": 99999}', 404, 'Profile not found'],
    ['GET', 'jobs/abc', undefined, 400, 'Error loading the Job ID'],
    ['GET', `jobs/${missingJob}`, undefined, 404, 'Job not found'],
    ['GET', 'jobs/profiles/abc', undefined, 400, 'Error loading the Job ID'],
    ['GET', 'jobs/profiles/99999', undefined, 404, 'Job not found'],
    ['GET', 'data/bills/abc', undefined, 400, 'Error loading the Profile ID'],
    ['GET', 'data/bills/99999', undefined, 404, 'Profile not found'],
    ['GET', `data/bills/268?job_id=${missingJob}`, undefined, 404, 'Job not found'],
    ['GET', 'data/bills/abc/584763470640fd4a6a1c5188/pdf', undefined, 400, 'Error loading the Profile ID'],
    ['GET', 'data/bills/268/nonsense/pdf', undefined, 404, 'Error loading the Bill ID'],
    ['GET', 'data/bills/99999/584763470640fd4a6a1c5188/pdf', undefined, 404, 'Profile not found'],
    ['GET', 'data/bills/268/000000000000000000000000/pdf', undefined, 404, 'Bill not found'],
    ['GET', 'data/intervals/abc', undefined, 400, 'Profile ID Required'],
    ['GET', 'data/intervals', undefined, 400, 'Profile ID Required'],
    ['GET', 'data/intervals/99999', undefined, 404, 'Profile not found'],
    ['GET', 'data/intervals/abc/m/monthly/2015-01', undefined, 400, 'Profile ID Required'],
    ['GET', 'data/intervals/268//monthly/2015-01', undefined, 400, 'Meter ID Required'],
    ['GET', 'data/intervals/268/monthly/2015-01', undefined, 400, 'Meter ID Required'],
    ['GET', 'data/intervals/268/__mock_meter__268/monthly/', undefined, 400, 'Year-month Required'],
    ['GET', 'data/intervals/268/__mock_meter__268/monthly/2015-13', undefined, 400, 'Year-month Required'],
    [
      'GET',
      'data/intervals/268/__mock_meter__268/monthly/2015-01?format=xml',
      undefined,
      400,
      'Format not supported',
    ],
    ['GET', 'data/intervals/99999/m/monthly/2015-01', undefined, 404, 'Profile not found'],
    ['GET', 'data/intervals/268/m/monthly/2015-01', undefined, 404, 'Interval not found'],
    ['GET', 'data/intervals/268/__mock_meter__268/monthly/2013-01', undefined, 404, 'Interval not found'],
  ] as const)('%s %s %s: %i %s', async (method, path, body, status, error) => {
    const reply = await practice.call(method, path, body)
    expect([reply.status, reply.json]).toEqual([status, { error }])
  })

  it('a field that exists: 409', async () => {
    const value = await practice.encrypt('someone')
    const reply = await practice.call('POST', 'profiles/268/sensitive', { field: 'username', value })
    expect([reply.status, reply.json]).toEqual([409, { error: 'Field already exists' }])
  })

  it('a field to change that does not exist: 404', async () => {
    const value = await practice.encrypt('someone')
    const reply = await practice.call('PUT', 'profiles/268/sensitive', { field: 'pin', value })
    expect([reply.status, reply.json]).toEqual([404, { error: 'Sensitive field not found' }])
  })

  it.each(['POST', 'PUT'])('an expired key: 403 (%s)', async (method) => {
    const value = await practice.encrypt('someone')
    practice.service.keys.expireNow()
    const reply = await practice.call(method, 'profiles/268/sensitive', { field: 'username', value })
    expect([reply.status, reply.json]).toEqual([403, { error: 'Key expired' }])
  })

  it('a stored field that cannot be decrypted any more: 403 on its deletion', async () => {
    const ids = Array.from({ length: 247 }, (_, index) => index + 1)
    const damaged = ids.find((id) => practice.service.world().credentials.has(id, 'legacy_pin'))
    const reply = await practice.call('DELETE', `profiles/${damaged}/sensitive/legacy_pin`)
    expect([reply.status, reply.json]).toEqual([403, { error: 'Decryption failed' }])
  })

  it('a provider without an agent: 404', async () => {
    await practice.call('PUT', 'profiles/268', { provider_id: 189 })
    const reply = await practice.call('POST', 'jobs', { profile_id: 268 })
    expect([reply.status, reply.json]).toEqual([404, { error: 'No agent for provider' }])
  })

  it('profiles without a run, without bills, without intervals, without a PDF, without normalised data', async () => {
    const neverRan = await profileWithError((id) => `jobs/profiles/${id}`, 'Job not found')
    const bills = await practice.call('GET', `data/bills/${neverRan}`)
    expect([bills.status, bills.json]).toEqual([404, { error: 'Bills not found' }])
    const intervals = await practice.call('GET', `data/intervals/${neverRan}/`)
    expect([intervals.status, intervals.json]).toEqual([404, { error: 'No intervals found' }])

    const { bills: seeded, profiles } = practice.service.world()
    const withoutPdf = (id: number) => {
      const profile = profiles.get(id)
      return profile ? seeded.of(profile).find((record) => !record.hasPdf) : undefined
    }
    const id = profiles.list({}).find(withoutPdf) ?? 0
    const pdf = await practice.call('GET', `data/bills/${id}/${withoutPdf(id)?.billId}/pdf`)
    expect([pdf.status, pdf.json]).toEqual([404, { error: 'PDF not found' }])
  })

  it('405 for a method that an endpoint does not have, 404 for a path that the API does not have', async () => {
    expect((await practice.call('PATCH', 'profiles/268')).status).toBe(405)
    expect((await practice.call('GET', 'nothing')).status).toBe(404)
    expect((await practice.call('GET', 'profiles/268/nothing')).status).toBe(404)
    expect((await practice.call('GET', 'zips/%ff')).status).toBe(404)
  })
})

describe('every output of the document', () => {
  it('echoes by query, by JSON and by form, with and without the slash', async () => {
    expect((await practice.call('GET', 'echo?string=a%20b')).json).toEqual({ string: 'a b' })
    expect((await practice.call('GET', 'echo/?string=value')).json).toEqual({ string: 'value' })
    expect((await practice.call('POST', 'echo/', '{"string": "30"}')).json).toEqual({ string: '30' })
    expect((await practice.call('POST', 'echo', 'string=form')).json).toEqual({ string: 'form' })
  })

  it.each(['zips/00007', 'zips/00007/'])('%s', async (path) => {
    expect((await practice.call('GET', path)).json).toEqual({
      zipcode: '00007',
      city: 'Randomtown',
      county: 'Providence',
      state: 'RI',
      latitude: 41.8236,
      longitude: -71.4222,
    })
  })

  it('finds utilities by ZIP, name and type together', async () => {
    const find = async (query: string) => (await practice.call('GET', `utilities?${query}`)).json
    expect(await find('zipcode=00007')).toEqual({ provider_ids: [3149, 3150] })
    expect(await find('zipcode=00007&type=gas')).toEqual({ provider_ids: [3149] })
    expect(await find('name=mock%20utility&type=electric')).toEqual({ provider_ids: [3149, 3150] })
    expect(await find('name=golden%20STRAIT')).toEqual({ provider_ids: [101] })
  })

  it('tells of a utility', async () => {
    expect((await practice.call('GET', 'utilities/101/')).json).toEqual({
      name: 'Golden Strait Gas & Electric',
      type: 'electricity, gas',
      lseid: 2734,
      homepage_url: 'https://www.goldenstrait.example/',
    })
    expect((await practice.call('GET', 'utilities/111')).json).not.toHaveProperty('lseid')
  })

  it('creates, changes and deletes a profile', async () => {
    const created = await practice.call('POST', 'profiles/', {
      provider_id: 3150,
      zipcode: '00007',
      label: 'mine',
    })
    expect(created.json).toEqual({ profile_id: 517, zipcode: '00007', label: 'mine' })
    const changed = await practice.call('PUT', 'profiles/517/', { provider_id: '3149', label: 'ours' })
    expect(changed.json).toEqual({
      utility_provider: 'Mock Utility Provider (electric+gas)',
      utility_provider_id: 3149,
      zipcode: '00007',
      label: 'ours',
    })
    expect((await practice.call('GET', 'profiles/517/')).json).toMatchObject({
      utility_provider_id: 3149,
      label: 'ours',
    })
    expect((await practice.call('DELETE', 'profiles/517/')).status).toBe(200)
    expect((await practice.call('GET', 'profiles/517')).status).toBe(404)
    expect((await practice.call('GET', 'profiles?id=517')).json).toEqual({ profiles: [] })
  })

  it('retrieves a profile', async () => {
    expect((await practice.call('GET', 'profiles/121')).json).toEqual({
      utility_provider: 'Mock Utility Provider (electric+gas)',
      utility_provider_id: 3149,
      label: 'notified profile',
      tags: ['example', 'tags'],
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}$/) as string,
      modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}$/) as string,
    })
  })

  it('lists profiles by ID, provider, label, tags and date of creation', async () => {
    const list = async (query: string) =>
      ((await practice.call('GET', `profiles/?${query}`)).json as { profiles: number[] }).profiles
    const { profiles } = practice.service.world()
    expect(await list('')).toHaveLength(250)
    expect(await list('id=268,1,268,7777,x')).toEqual([268, 1])
    expect(await list('label=sample%20profile')).toEqual([1])
    expect(await list('tags=example,tags')).toEqual([121])
    expect(await list('tags=example,solar')).toEqual([])
    expect(await list('provider=3149')).toContain(121)
    expect(await list('provider=nonsense')).toEqual([])
    const early = await list('end_date=2023-12-31')
    const late = await list('start_date=2024-01-01')
    expect(early.length + late.length).toBe(250)
    expect(early.length).toBeGreaterThan(50)
    expect(
      late.map((id) => profiles.get(id)?.created ?? 0).every((time) => time >= Date.UTC(2024, 0, 1)),
    ).toBe(true)
    const one = profiles.get(7)?.created ?? 0
    const unix = Math.floor(one / 1000)
    expect(await list(`start_date=${unix}&end_date=${unix + 1}`)).toContain(7)
    expect(await list('start_date=nonsense')).toHaveLength(250)
  })

  it('stores, lists, changes and deletes sensitive fields', async () => {
    const path = 'profiles/516/sensitive'
    const send = async (method: string, field: string) =>
      practice.call(method, path, { field, value: await practice.encrypt('value') })
    expect((await practice.call('GET', path)).json).toEqual({ fields: [] })
    expect((await send('POST', 'user name/ü')).status).toBe(201)
    expect((await practice.call('GET', path)).json).toEqual({ fields: ['user name/ü'] })
    expect((await send('PUT', 'user name/ü')).json).toEqual({ message: 'success' })
    const deleted = await practice.call('DELETE', `${path}/${encodeURIComponent('user name/ü')}/`)
    expect([deleted.status, deleted.json]).toEqual([200, { message: 'deleted' }])
    expect((await practice.call('GET', path)).json).toEqual({ fields: [] })
  })

  it('adds and removes tags: 201 for one that is new, 200 for one that exists elsewhere', async () => {
    expect((await practice.call('POST', 'profiles/2/tags', { name: 'never seen' })).status).toBe(201)
    expect((await practice.call('POST', 'profiles/1/tags', { name: 'never seen' })).status).toBe(200)
    expect((await practice.call('POST', 'profiles/1/tags/', { name: 'solar' })).status).toBe(200)
    expect((await practice.call('GET', 'profiles/1/tags')).json).toEqual({ tags: ['never seen', 'solar'] })
    const gone = await practice.call('DELETE', 'profiles/1/tags', { name: 'solar' })
    expect(gone.json).toEqual({ message: 'deleted' })
    expect((await practice.call('GET', 'profiles/1/tags/')).json).toEqual({ tags: ['never seen'] })
  })

  it.each([
    [profileThatEnded.success, 'success'],
    [profileThatEnded.action_needed, 'action_needed'],
    [profileThatEnded.newStatus, 'new_status_2027'],
  ])('tells the last job of profile %i: %s', async (id, status) => {
    const last = (await practice.call('GET', `jobs/profiles/${id}/`)).json as { job_id: string }
    expect(last).toMatchObject({ job_status: status, finished: true })
    expect((await practice.call('GET', `jobs/${last.job_id}/`)).json).toEqual(last)
  })

  it.each([
    [516, '3b7471eb-7e35-4a45-b081-e9cfa9d71e75'],
    [268, '7ede4372-2d9e-4294-a83f-e034040edd99'],
    [121, '62f1c29e-aca8-40b8-aa9f-eb436539e3fe'],
  ])("knows the document's job of profile %i", async (id, job) => {
    expect((await practice.call('GET', `jobs/profiles/${id}`)).json).toMatchObject({
      job_id: job,
      job_status: 'success',
    })
    expect((await practice.call('GET', `jobs/${job.toUpperCase()}`)).json).toMatchObject({ finished: true })
  })

  it("tells the document's bill field by field", async () => {
    const { json } = await practice.call('GET', 'data/bills/516/')
    const [first] = (json as { data: unknown[] }).data
    expect(first).toEqual({
      account_number: '42626522-7',
      bill_id: '580167d10640fd48ff1960bf',
      cached: expect.any(Boolean) as boolean,
      cached_job_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      cost: 21.25,
      currency: 'USD',
      end_date: '2016-10-31T23:59:59',
      meter_number: '67563764',
      name: 'J. Random Person',
      pdf: '/link/4.0/data/bills/516/580167d10640fd48ff1960bf/pdf',
      service_address: '123 J. Random Road, Randomtown, RI 00007',
      service_id: '353267363254',
      start_date: '2016-10-01T00:00:00',
      type: 'gas',
      units: 'therms',
      usage: 13.72,
    })
  })

  it('filters bills by the job that extracted them', async () => {
    const all = ((await practice.call('GET', 'data/bills/268')).json as { data: { cached_job_id: string }[] })
      .data
    const job = all.at(-1)?.cached_job_id ?? ''
    const { json } = await practice.call('GET', `data/bills/268/?job_id=${job}`)
    const filtered = (json as { data: { cached_job_id: string }[] }).data
    expect(filtered).toEqual(all.filter((bill) => bill.cached_job_id === job))
    expect(filtered.length).toBeGreaterThan(0)
  })

  it('sends the PDF of a bill, the same each time', async () => {
    const path = 'data/bills/268/584763470640fd4a6a1c5188/pdf'
    const [one, two] = await Promise.all([practice.call('GET', path), practice.call('GET', `${path}/`)])
    expect(one.headers['content-type']).toBe('application/pdf')
    expect(one.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(two.status).toBe(200)
  })

  it('lists months by meter and sends each file, of the size it said', async () => {
    await practice.call('PUT', 'profiles/268', { provider_id: 3149 })
    const { json } = await practice.call('GET', 'data/intervals/268')
    const { intervals } = json as { intervals: Record<string, string | number | boolean>[] }
    const meters = new Set(intervals.map((month) => month['meter_id']))
    expect(meters).toEqual(
      new Set(['__mock_meter__268', '__mock_meter__268 gas/2', '__mock_meter__268 größe']),
    )
    expect(intervals[0]).toEqual({
      meter_id: '__mock_meter__268',
      month_id: '2015-01',
      first_interval: Date.UTC(2015, 0, 1, 5) / 1000,
      last_interval: Date.UTC(2015, 1, 1, 4) / 1000,
      complete: true,
      extraction_time: expect.any(Number) as number,
      source_file_size: expect.any(Number) as number,
      job_id_extracted: '7ede4372-2d9e-4294-a83f-e034040edd99',
    })
    expect(intervals.filter((month) => month['complete'] === false)).toHaveLength(3)
    for (const month of intervals.filter((each) => each['month_id'] === '2015-02')) {
      const meter = encodeURIComponent(String(month['meter_id']))
      const file = await practice.call('GET', `data/intervals/268/${meter}/monthly/2015-02/`)
      expect([file.status, file.bytes.length]).toEqual([200, month['source_file_size']])
    }
    const unreadable = encodeURIComponent('__mock_meter__268 größe')
    const normalised = await practice.call(
      'GET',
      `data/intervals/268/${unreadable}/monthly/2015-02?format=json`,
    )
    expect([normalised.status, normalised.json]).toEqual([404, { error: 'Normalized data not available' }])
  })

  it('sends a month normalised, the same readings as CSV and JSON', async () => {
    const path = 'data/intervals/268/__mock_meter__268/monthly/2015-01'
    const [csv, json, source] = await Promise.all(
      ['csv', 'json', 'source'].map((format) => practice.call('GET', `${path}?format=${format}`)),
    )
    const [header, ...rows] = csv?.text.trim().split('\n') ?? []
    const { intervals } = json?.json as { intervals: { value: number }[] }
    expect(header).toBe('start,end,usage,unit')
    expect(rows.map((row) => Number(row.split(',')[2]))).toEqual(intervals.map(({ value }) => value))
    expect(intervals).toHaveLength(31 * 24)
    expect(source?.text).toContain('<espi:IntervalBlock>')
  })
})
