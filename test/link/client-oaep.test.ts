import { constants, createPublicKey, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { createLinkClient, type LinkClient } from '../../electron/link/link-client'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { clientFor, startScripted, type SeenRequest } from './client-servers'

const open: { close: () => Promise<void> }[] = []

afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

const hashes = ['sha1', 'sha256'] as const

const practising = async (
  oaepHash: 'sha1' | 'sha256',
  ours: 'sha1' | 'sha256',
): Promise<{ practice: PracticeForTests; client: LinkClient }> => {
  const practice = await startPracticeForTests({ oaepHash })
  const client = createLinkClient({
    baseUrl: practice.service.apiUrl,
    identity: practice,
    ca: [practice.caPem],
    oaepHash: ours,
  })
  open.push(client, practice)
  return { practice, client }
}

describe.each(hashes)('the contract with practice, OAEP with %s (L162/658)', (hash) => {
  it('practice decrypts what we encrypt', async () => {
    const { client } = await practising(hash, hash)
    const longest = hash === 'sha1' ? 214 : 190
    for (const value of ['', 'secret', '🙂'.repeat(40), 'x'.repeat(longest)]) {
      const field = `field ${value.length}`
      expect(await client.sensitive.add(516, field, value)).toEqual({ ok: true, value: undefined })
    }
    expect(await client.sensitive.listFields(516)).toMatchObject({ ok: true, value: { length: 4 } })
  })

  it('37: refuses a value of one byte too many, and sends nothing', async () => {
    const { client, practice } = await practising(hash, hash)
    const longest = hash === 'sha1' ? 214 : 190
    expect(await client.sensitive.add(516, 'username', 'x'.repeat(longest + 1))).toMatchObject({
      error: { code: 'value-too-long' },
    })
    expect(practice.service.log.entries().filter(({ method }) => method === 'POST')).toEqual([])
  })

  it('40: says decryption failed where the other hash was agreed, and sends once', async () => {
    const { client, practice } = await practising(hash === 'sha1' ? 'sha256' : 'sha1', hash)
    expect(await client.sensitive.add(516, 'username', 'secret')).toMatchObject({
      error: { code: 'decryption-failed', apiText: 'Decryption failed' },
    })
    expect(practice.service.log.entries().filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

interface KeyServer {
  readonly client: LinkClient
  readonly seen: readonly SeenRequest[]
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' })
const hour = 3_600_000

/** A server with one key, whose clock is `skew` ahead of ours. `refusals` is how many changes find the key expired. */
const keyServer = async (options: {
  readonly key?: string
  readonly expires?: unknown
  readonly skew?: number
  readonly refusals?: number
  readonly now?: () => number
}): Promise<KeyServer> => {
  let refusals = options.refusals ?? 0
  const server = await startScripted(({ method }) => {
    const headers = { date: new Date(Date.now() + (options.skew ?? 0)).toUTCString() }
    if (method === 'GET') {
      return { headers, body: { public_key: options.key ?? publicPem, expires: options.expires } }
    }
    refusals -= 1
    return refusals >= 0 ? { headers, status: 403, body: { error: 'Key expired' } } : { headers, body: {} }
  })
  const client = clientFor(server, { now: options.now ?? Date.now })
  open.push(client, server)
  return { client, seen: server.seen }
}

const keysFetched = ({ seen }: KeyServer): number => seen.filter(({ url }) => url.includes('keys')).length

describe('transmission keys', () => {
  it('encrypts anew for each sending, just before it', async () => {
    const { client, seen } = await keyServer({})
    await client.sensitive.add(1, 'username', 'secret')
    await client.sensitive.add(1, 'username', 'secret')
    const values = seen.filter(({ method }) => method === 'POST').map(({ body }) => body)
    expect(new Set(values).size).toBe(2)
    const [{ value = '' }] = values.map((body) => JSON.parse(body) as { value?: string }) as [
      { value?: string },
    ]
    const padding = constants.RSA_PKCS1_OAEP_PADDING
    const plain = privateDecrypt(
      { key: pair.privateKey, padding, oaepHash: 'sha1' },
      Buffer.from(value, 'base64'),
    )
    expect(plain.toString()).toBe('secret')
  })

  it('are fetched once for all who wait', async () => {
    const server = await keyServer({})
    await Promise.all([1, 2, 3, 4].map((id) => server.client.sensitive.add(id, 'username', 'x')))
    expect(keysFetched(server)).toBe(1)
  })

  it('are not lost for the others when one who waits is cancelled', async () => {
    const server = await keyServer({})
    const abort = new AbortController()
    const first = server.client.sensitive.add(1, 'username', 'x', { signal: abort.signal })
    const second = server.client.sensitive.add(2, 'username', 'x')
    abort.abort()
    expect(await first).toMatchObject({ error: { code: 'cancelled' } })
    expect(await second).toMatchObject({ ok: true })
  })

  it.each([
    ['seconds', (time: number) => Math.floor(time / 1000)],
    ['milliseconds', (time: number) => time],
    ['text', (time: number) => String(Math.floor(time / 1000))],
  ])('39: are kept until a minute before their end, given in %s (L609)', async (_, form) => {
    let now = Date.now()
    const server = await keyServer({ expires: form(now + hour), now: () => now })
    await server.client.sensitive.add(1, 'username', 'x')
    now += hour - 65_000
    await server.client.sensitive.add(1, 'username', 'x')
    expect(keysFetched(server)).toBe(1)
    now += 10_000
    await server.client.sensitive.add(1, 'username', 'x')
    expect(keysFetched(server)).toBe(2)
  })

  it.each([24 * hour, -24 * hour])('39: go by the server’s clock, %d ms from ours', async (skew) => {
    const server = await keyServer({ expires: Date.now() + skew + hour, skew })
    for (const id of [1, 2, 3]) await server.client.sensitive.add(id, 'username', 'x')
    expect(keysFetched(server)).toBe(1)
  })

  it('39: are fetched anew once, and the value sent once more, where the server calls them expired', async () => {
    const server = await keyServer({ refusals: 1 })
    expect(await server.client.sensitive.change(1, 'password', 'x')).toMatchObject({ ok: true })
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT'])
  })

  it('39: are not fetched a third time', async () => {
    const server = await keyServer({ refusals: 5 })
    expect(await server.client.sensitive.change(1, 'password', 'x')).toMatchObject({
      error: { code: 'key-expired' },
    })
    expect(server.seen.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT'])
  })

  it('38: are refused before anything is encrypted where they are no sound RSA key', async () => {
    const server = await keyServer({ key: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })) })
    expect(await server.client.sensitive.add(1, 'password', 'x')).toMatchObject({
      error: { code: 'transmission-key-unusable' },
    })
    expect(server.seen.map(({ method }) => method)).toEqual(['GET'])
    expect(createPublicKey(pair.privateKey).asymmetricKeyType).toBe('rsa') // Node itself would have accepted it
  })
})
