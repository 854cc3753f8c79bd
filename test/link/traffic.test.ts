import { expect, it } from 'vitest'
import { against, closeLater } from './client-scripted'
import { clientFor, startRaw } from './client-servers'

/** The record of traffic, over real TLS: what was asked, what came, and nothing of a customer. */

it('reads, refusals and changes are recorded with status, size and whose they are', async () => {
  const { client } = await against(({ method, url }) => {
    if (url.includes('/tags/')) return { status: method === 'POST' ? 201 : 200, body: { tags: ['Ada'] } }
    return url.includes('/jobs/')
      ? { status: 404, body: { error: 'Job not found' } }
      : { body: { label: 'Ada', created: '2016-01-01T00:00:00' } }
  })
  await client.profiles.get(516, { priority: 'fill' })
  await client.jobs.lastOfProfile(516, { priority: 'watch' })
  await client.profiles.list({ label: 'Ada Lovelace' })
  await client.tags.add(516, 'Ada')
  const list = client.traffic()
  expect(list).toMatchObject([
    { method: 'POST', call: 'Add Tag', status: 201, hasBody: true, asker: 'click', failure: null },
    { call: 'Query/List Profiles', path: '/link/4.0/profiles/?label={label}', status: 200 },
    { call: 'Last Job State for Profile', status: 404, asker: 'watch', failure: { code: 'not-found' } },
    { seq: 1, call: 'Retrieve Profile', path: '/link/4.0/profiles/516/', asker: 'fill', hasBody: false },
  ])
  expect(list[3]?.bytes).toBe(JSON.stringify({ label: 'Ada', created: '2016-01-01T00:00:00' }).length)
  expect(JSON.stringify(list)).not.toContain('Ada')
})

it('each try of a read is a line of its own', async () => {
  let asked = 0
  const { client } = await against(() => {
    asked += 1
    return asked < 3 ? { status: 503, headers: { 'retry-after': '0' }, body: {} } : { body: { string: 'x' } }
  })
  await client.basic.echoGet('x')
  expect(client.traffic().map(({ attempt, status }) => [attempt, status])).toEqual([
    [3, 200],
    [2, 503],
    [1, 503],
  ])
})

it('a success that names an error is recorded as the failure that it is', async () => {
  const { client } = await against(() => ({ body: { error: 'ZIP (code) not found for Ada' } }))
  await client.zips.get('00007')
  expect(client.traffic()).toMatchObject([{ status: 200, failure: { code: 'not-found' } }])
  expect(JSON.stringify(client.traffic())).not.toContain('Ada')
})

it('a change whose connection ended says so, and has no status', async () => {
  const server = await startRaw((socket) => socket.destroy())
  const client = clientFor(server)
  closeLater(client, server)
  await client.profiles.change(
    {
      id: 516,
      label: '',
      provider: null,
      providerId: null,
      zipcode: null,
      tags: [],
      created: null,
      modified: null,
    },
    { label: 'Ada' },
  )
  expect(client.traffic()).toMatchObject([
    { method: 'PUT', status: null, bytes: null, failure: { code: 'outcome-unknown' } },
  ])
})

it('a request is listed while it is under way', async () => {
  let release: () => void = () => undefined
  let arrived: () => void = () => undefined
  const waits = new Promise<void>((resolve) => (release = resolve))
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve))
  const { client } = await against(async () => {
    arrived()
    await waits
    return { body: { string: 'x' } }
  })
  const echo = client.basic.echoGet('x')
  await hasArrived
  expect(client.traffic()).toMatchObject([{ status: null, tookMs: null, failure: null }])
  release()
  await echo
  expect(client.traffic()).toMatchObject([{ status: 200 }])
  expect(client.traffic()[0]?.tookMs).not.toBeNull()
})
