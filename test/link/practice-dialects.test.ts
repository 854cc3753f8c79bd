import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dialect } from '../../electron/practice/options'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'

const services = new Map<Dialect, PracticeForTests>()

beforeAll(async () => {
  for (const dialect of ['reference', 'examples', 'mixed'] as const) {
    services.set(dialect, await startPracticeForTests({ dialect, today: '2026-06-15' }))
  }
})
afterAll(() => Promise.all([...services.values()].map((each) => each.close())))

const of = (dialect: Dialect): PracticeForTests => {
  const service = services.get(dialect)
  if (!service) throw new Error('Not started')
  return service
}

const get = async (dialect: Dialect, path: string): Promise<unknown> =>
  (await of(dialect).call('GET', path)).json

/** Sends the same request several times, because the mixed dialect alternates. */
const turns = async (count: number, path: string): Promise<readonly unknown[]> => {
  const replies: unknown[] = []
  for (let turn = 0; turn < count; turn++) replies.push(await get('mixed', path))
  return replies
}

describe('the list of profiles', () => {
  const path = 'profiles/?label=sample%20profile'
  it('is wrapped in the reference', async () =>
    expect(await get('reference', path)).toEqual({ profiles: [1] }))
  it('is bare for the public clients', async () => expect(await get('examples', path)).toEqual([1]))
  it('comes in five forms when mixed', async () => {
    expect(await turns(5, path)).toEqual([
      { profiles: ['1'] },
      [{ id: 1 }],
      { profiles: [{ profile_id: 1 }] },
      ['1'],
      { profiles: [1] },
    ])
  })

  it.each([
    ['reference', [1, 268]],
    ['examples', []],
  ] as const)('takes a list of IDs or does not (%s)', async (dialect, expected) => {
    const reply = await get(dialect, 'profiles/?id=1,268')
    expect((reply as { profiles?: unknown }).profiles ?? reply).toEqual(expected)
  })

  it.each([
    ['reference', 'label=SAMPLE%20profile', 0],
    ['examples', 'label=SAMPLE%20profile', 1],
    ['examples', 'label=ample%20pro', 1],
    ['mixed', 'label=SAMPLE%20profile', 1],
    ['reference', 'tags=example,solar&id=121', 0],
    ['examples', 'tags=example,solar&id=121', 1],
  ] as const)('reads labels and tags its own way (%s, %s)', async (dialect, query, count) => {
    const reply = await get(dialect, `profiles/?${query}`)
    expect((reply as { profiles?: unknown }).profiles ?? reply).toHaveLength(count)
  })
})

describe('a profile', () => {
  it('has no ID and no ZIP code in the reference', async () => {
    expect(Object.keys((await get('reference', 'profiles/268')) as object)).toEqual([
      'utility_provider',
      'utility_provider_id',
      'label',
      'tags',
      'created',
      'modified',
    ])
  })

  it('has `id` and Unix times in the examples', async () => {
    expect(await get('examples', 'profiles/268')).toEqual({
      id: 268,
      label: 'new testing profile',
      utility_provider: 'Mock Utility (electric only)',
      utility_provider_id: 3150,
      zipcode: '00007',
      tags: ['new tag', 'solar'],
      created: expect.any(Number) as number,
      modified: expect.any(Number) as number,
    })
  })

  it('has every name for its ID and its provider when mixed', async () => {
    const [one, two, three] = await turns(3, 'profiles/268')
    expect(one).toMatchObject({ profile_id: 268, provider_id: 3150, tags: ['new tag', 'solar'] })
    expect(two).toMatchObject({
      id: '268',
      utility_provider_id: '3150',
      tags: [{ name: 'new tag' }, { name: 'solar' }],
    })
    expect(three).toMatchObject({ provider: 3150 })
    expect(three).not.toHaveProperty('id')
  })

  it.each([
    ['reference', [200], ['profile_id']],
    ['examples', [200], ['id']],
    ['mixed', [201, 201], ['profile_id', 'id']],
  ] as const)('is created with a name of its own for its ID (%s)', async (dialect, statuses, names) => {
    for (const [turn, status] of statuses.entries()) {
      const reply = await of(dialect).call('POST', 'profiles', { provider_id: 3150, zipcode: '00007' })
      expect(reply.status).toBe(status)
      expect(reply.json).toHaveProperty(names[turn] ?? '')
    }
  })
})

describe('jobs', () => {
  it.each([
    ['reference', 268],
    ['examples', 1],
  ] as const)("tell the profile's ID (%s: %i)", async (dialect, profileId) => {
    const { json } = await of(dialect).call('POST', 'jobs', { profile_id: 268 })
    expect(json).toMatchObject({ profile_id: profileId })
  })

  it.each([
    ['reference', 'success'],
    ['examples', 'AgentState.success'],
  ] as const)('tell the status (%s: %s)', async (dialect, status) => {
    expect(await get(dialect, 'jobs/profiles/121')).toMatchObject({ job_status: status, finished: true })
  })

  it('tell status and end in words of every kind when mixed', async () => {
    expect(await turns(3, 'jobs/profiles/121')).toMatchObject([
      { job_status: 'AgentState.success', finished: true },
      { job_status: 'SUCCESS', finished: 'true' },
      { job_status: 'success', finished: 'True' },
    ])
  })

  it('speak of tags where the agent is missing, every second time when mixed', async () => {
    const { call } = of('mixed')
    await call('PUT', 'profiles/2', { provider_id: 189 })
    const one = await call('POST', 'jobs', { profile_id: 2 })
    const two = await call('POST', 'jobs', { profile_id: 2 })
    expect([one.json, two.json]).toEqual([{ error: 'No agent for provider' }, { error: 'Tag not found' }])
  })
})

describe('bills', () => {
  it('are wrapped in the reference, bare in the examples', async () => {
    expect(await get('reference', 'data/bills/516')).toHaveProperty('data')
    expect(Array.isArray(await get('examples', 'data/bills/516'))).toBe(true)
  })

  it('link to the PDF under profile 1 in the example, where it can be read too', async () => {
    const [bill] = (await get('examples', 'data/bills/516')) as { pdf: string }[]
    expect(bill?.pdf).toBe('/link/4.0/data/bills/1/580167d10640fd48ff1960bf/pdf')
    const pdf = await of('examples').call('GET', 'data/bills/1/580167d10640fd48ff1960bf/pdf')
    expect(pdf.headers['content-type']).toBe('application/octet-stream')
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('are not filtered by job in the examples', async () => {
    const all = (await get('examples', 'data/bills/268')) as { cached_job_id: string }[]
    const last = all.at(-1)?.cached_job_id ?? ''
    expect(await get('examples', `data/bills/268?job_id=${last}`)).toEqual(all)
  })

  it('have texts for amounts, dates and flags, and links of all kinds when mixed', async () => {
    const bills = (await get('mixed', 'data/bills/268')) as Record<string, unknown>[]
    const kinds = (of: typeof bills, field: string) => new Set(of.map((bill) => typeof bill[field]))
    const metered = bills.filter((bill) => bill['type'] === 'electricity')
    expect(kinds(metered, 'cost')).toEqual(new Set(['number', 'string']))
    // All amounts of the records, whether the document names their fields or not.
    const amounts = new Set(
      bills.flatMap((bill) => Object.keys(bill).filter((name) => typeof bill[name] === 'number')),
    )
    amounts.delete('cached')
    expect([...amounts]).toEqual(expect.arrayContaining(['payment_received', 'past_due_balance', 'usage']))
    for (const name of amounts) expect([name, kinds(bills, name).has('string')]).toEqual([name, true])
    expect(kinds(bills, 'cached')).toEqual(new Set(['boolean', 'string', 'number']))
    const links = bills.map((bill) => bill['pdf']).filter((link) => typeof link === 'string')
    expect(links.some((link) => link.startsWith('/link/'))).toBe(true)
    expect(links.some((link) => link.startsWith('https://127.0.0.1:'))).toBe(true)
    expect(links.some((link) => link.startsWith('https://api.wattzon.com/'))).toBe(true)
    const dates = bills.map((bill) => String(bill['start_date'])).join(' ')
    expect(dates).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/)
    expect(dates).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/)
  })

  it('are an empty list or a 404 where there are none, when mixed', async () => {
    const { call } = of('mixed')
    const created = await call('POST', 'profiles', { provider_id: 3150 })
    const { profile_id: one, id: other } = created.json as { profile_id?: unknown; id?: unknown }
    const id = String(one ?? other)
    const replies = [await call('GET', `data/bills/${id}`), await call('GET', `data/bills/${id}`)]
    expect(replies.map(({ status, json }) => [status, json])).toEqual([
      [200, { data: [] }],
      [404, { error: 'Bills not found' }],
    ])
  })
})

describe('interval months', () => {
  it('are wrapped in the reference, bare in the examples', async () => {
    expect(await get('reference', 'data/intervals/268')).toHaveProperty('intervals')
    expect(Array.isArray(await get('examples', 'data/intervals/268'))).toBe(true)
  })

  it('are named YYYY-DD, with times in milliseconds and flags in words, when mixed', async () => {
    const months = (await get('mixed', 'data/intervals/268')) as Record<string, unknown>[]
    expect(months.slice(0, 3).map((month) => month['month_id'])).toEqual(['2015-31', '2015-02', '2015-31'])
    expect(months.slice(0, 3).map((month) => month['complete'])).toEqual([true, 'true', 'True'])
    expect(Number(months[1]?.['first_interval'])).toBe(Date.UTC(2015, 1, 1, 5))
  })
})

describe('small replies', () => {
  it('transmission keys expire in milliseconds, in a text, or in seconds when mixed', async () => {
    const seconds = ((await get('reference', 'profiles/keys')) as { expires: number }).expires
    expect(seconds).toBeLessThan(10_000_000_000)
    const expires = (await turns(3, 'profiles/keys')).map((reply) => (reply as { expires: unknown }).expires)
    expect(expires.map((value) => typeof value)).toEqual(['number', 'string', 'number'])
    expect(expires[0]).toBe(Number(expires[1]) * 1000)
  })

  it('field names come as texts, objects, a bare list or a map', async () => {
    expect(await get('reference', 'profiles/268/sensitive')).toEqual({ fields: ['username', 'password'] })
    expect(await turns(3, 'profiles/268/sensitive')).toEqual([
      { fields: [{ field: 'username' }, { field: 'password' }] },
      ['username', 'password'],
      { fields: { username: true, password: true } },
    ])
  })

  it.each([
    ['reference', [[201, '']]],
    ['examples', [[200, '{"message":"Success"}']]],
    [
      'mixed',
      [
        [201, ''],
        [204, ''],
        [201, '{"message":"Created"}'],
      ],
    ],
  ] as const)('a field added is said with or without a word (%s)', async (dialect, expected) => {
    const { call, encrypt } = of(dialect)
    const replies: unknown[] = []
    for (const turn of expected.keys()) {
      const reply = await call('POST', 'profiles/516/sensitive', {
        field: `f${turn}`,
        value: await encrypt('x'),
      })
      replies.push([reply.status, reply.text])
    }
    expect(replies).toEqual(expected)
  })

  it.each([
    ['reference', [[200, '']]],
    ['examples', [[200, '{"message":"Success"}']]],
    [
      'mixed',
      [
        [204, ''],
        [200, '{}'],
        [200, '{"message":"Deleted"}'],
      ],
    ],
  ] as const)('a profile deleted is said with or without a word (%s)', async (dialect, expected) => {
    const { call } = of(dialect)
    const replies: unknown[] = []
    for (const turn of expected.keys()) {
      const reply = await call('DELETE', `profiles/${100 + turn}`)
      replies.push([reply.status, reply.text])
    }
    expect(replies).toEqual(expected)
  })

  it('an unknown ZIP code is a 404 in other words, or a success with an error', async () => {
    const ask = async (dialect: Dialect) => {
      const { status, json } = await of(dialect).call('GET', 'zips/99999')
      return [status, json]
    }
    expect(await ask('reference')).toEqual([404, { error: 'ZIP (code) not found' }])
    expect(await ask('examples')).toEqual([404, { error: 'ZIP not found' }])
    expect(await ask('mixed')).toEqual([404, { error: 'ZIP code not found' }])
    expect(await ask('mixed')).toEqual([200, { error: 'ZIP code not found' }])
  })

  it.each([
    ['examples', 'Field not found'],
    ['mixed', 'Sensitive Field not found'],
  ] as const)('a field that is not there goes by several names (%s)', async (dialect, error) => {
    expect((await of(dialect).call('DELETE', 'profiles/268/sensitive/pin')).json).toEqual({ error })
  })

  it('the certificate is enabled in words, and dated in several ways, when mixed', async () => {
    const replies = (await turns(4, 'certificates/info')) as Record<string, unknown>[]
    expect(replies.map((reply) => reply['enabled'])).toEqual(['true', true, 1, 'true'])
    expect(replies.map((reply) => typeof reply['expiration_date'])).toEqual([
      'string',
      'number',
      'string',
      'string',
    ])
  })

  it('tags are wrapped, bare, or objects when mixed', async () => {
    expect(await turns(2, 'profiles/268/tags')).toEqual([
      ['new tag', 'solar'],
      { tags: [{ name: 'new tag' }, { name: 'solar' }] },
    ])
  })
})
