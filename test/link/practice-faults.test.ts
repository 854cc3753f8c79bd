import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'

let practice: PracticeForTests

beforeAll(async () => {
  practice = await startPracticeForTests()
})
afterAll(() => practice.close())
afterEach(() => {
  practice.service.faults.clear()
  practice.service.reset()
})

const echo = () => practice.call('GET', 'echo/?string=x')
const tagsOf1 = async () => ((await practice.call('GET', 'profiles/1/tags')).json as { tags: string[] }).tags
const addTag = () => practice.call('POST', 'profiles/1/tags', { name: 'solar' })

it('strikes only what it was set for, as often as it was set for', async () => {
  practice.service.faults.add({ kind: 'status', status: 500, method: 'GET', path: '/zips/', times: 2 })
  expect((await echo()).status).toBe(200)
  expect((await practice.call('GET', 'zips/00007')).status).toBe(500)
  expect((await practice.call('GET', 'zips/00007')).status).toBe(500)
  expect((await practice.call('GET', 'zips/00007')).status).toBe(200)
})

it.each([
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: '7' }, 429],
  ['503 with a page', { kind: 'status', status: 503, body: '<html></html>' }, 503],
  ['a redirect', { kind: 'redirect', status: 302, location: 'http://169.254.169.254/' }, 302],
  ['a login portal', { kind: 'portal' }, 200],
  ['a page that refuses the certificate', { kind: 'certificate', as: 'page' }, 400],
  ['a body of its own', { kind: 'body', body: '{"string": 7}' }, 200],
] as const)('%s', async (_what, fault, status) => {
  practice.service.faults.add(fault)
  const reply = await echo()
  expect(reply.status).toBe(status)
  expect(reply.text).not.toBe('{"string":"x"}')
  expect((await echo()).json).toEqual({ string: 'x' })
})

it('sends Retry-After and Location', async () => {
  practice.service.faults.add({ kind: 'status', status: 429, retryAfter: '7' })
  practice.service.faults.add({ kind: 'redirect', status: 307, location: 'https://elsewhere.example/' })
  expect((await echo()).headers['retry-after']).toBe('7')
  expect((await echo()).headers['location']).toBe('https://elsewhere.example/')
})

it.each([
  ['a reset before the headers', { kind: 'reset', at: 'headers' }, 'ECONNRESET'],
  ['a reset within the body', { kind: 'reset', at: 'body' }, 'ECONNRESET'],
  ['a truncated body', { kind: 'truncate' }, 'ECONNRESET'],
  ['a connection closed over the certificate', { kind: 'certificate', as: 'close' }, 'ECONNRESET'],
] as const)('%s', async (_what, fault, code) => {
  practice.service.faults.add(fault)
  await expect(echo()).rejects.toMatchObject({ code })
  expect((await echo()).status).toBe(200)
})

it.each(['headers', 'body'] as const)('a stall at the %s, until the service ends', async (at) => {
  const other = await startPracticeForTests()
  other.service.faults.add({ kind: 'stall', at })
  const pending = other.call('GET', 'echo/?string=x').catch((error: unknown) => error)
  while (other.service.log.entries().length === 0) await new Promise((resolve) => setImmediate(resolve))
  await other.close()
  expect(await pending).toBeInstanceOf(Error)
})

it('sends bytes as they are told, and drips', async () => {
  practice.service.faults.add({ kind: 'raw', bytes: 'HTTP/1.1 203 So\r\ncontent-length: 1\r\n\r\nx' })
  expect(await echo()).toMatchObject({ status: 203, text: 'x' })
  const other = await startPracticeForTests()
  other.service.faults.add({ kind: 'drip' })
  const pending = other.call('GET', 'echo/?string=x').catch((error: unknown) => error)
  while (other.service.log.entries().length === 0) await new Promise((resolve) => setImmediate(resolve))
  await other.close()
  expect(await pending).toBeInstanceOf(Error)
})

it('waits, and then answers', async () => {
  practice.service.faults.add({ kind: 'delay', milliseconds: 30 })
  expect((await echo()).json).toEqual({ string: 'x' })
})

it.each([
  ['does not carry out what it breaks off', {}, []],
  ['carries out a write and loses the reply, where asked to', { done: true }, ['solar']],
])('%s', async (_what, options, tags) => {
  practice.service.faults.add({ kind: 'reset', at: 'headers', method: 'POST', ...options })
  await expect(addTag()).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(await tagsOf1()).toEqual(tags)
})

it('logs a request without an answer with status 0', async () => {
  practice.service.log.clear()
  practice.service.faults.add({ kind: 'reset', at: 'headers' })
  await echo().catch(() => undefined)
  await echo()
  expect(practice.service.log.entries().map((entry) => entry.status)).toEqual([0, 200])
})
