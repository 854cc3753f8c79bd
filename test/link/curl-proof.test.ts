import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'

/** Every curl line of the API document, run by the curl program against the practice service, each in a fresh world. */

const document = fileURLToPath(new URL('../../../shared/api/link-api-4.0.txt', import.meta.url))
const hasDocument = existsSync(document)
if (!hasDocument) console.warn(`The curl proof is skipped: the API document is not at ${document}`)

const documented = (hasDocument ? readFileSync(document, 'utf8') : '')
  .split('\n')
  .filter((line) => line.startsWith('$ curl '))
  .map((line) => line.slice(2))

const placeholder = 'new encrypted user name'
const run = promisify(execFile)

let practice: PracticeForTests
let folder: string

beforeAll(async () => {
  practice = await startPracticeForTests()
  folder = await mkdtemp(join(tmpdir(), 'curl-proof-'))
  await Promise.all([
    writeFile(join(folder, 'certificate_file.crt'), practice.certificatePem),
    writeFile(join(folder, 'key_file.key'), practice.keyPem, { mode: 0o600 }),
    writeFile(join(folder, 'ca.crt'), practice.caPem),
  ])
})
afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true })
})
beforeEach(() => practice.service.reset())

/** Runs a line of the document as a shell would, with the file names in `folder`. */
const curl = async (line: string): Promise<{ status: number; type: string; body: Buffer }> => {
  const here = line.replace('https://api.wattzon.com/', practice.service.apiUrl)
  const command = `${here} --silent --show-error --cacert ca.crt --write-out '\\n%{http_code} %{content_type}'`
  const { stdout } = await run('sh', ['-c', command], {
    cwd: folder,
    encoding: 'buffer',
    maxBuffer: 50_000_000,
  })
  const end = stdout.lastIndexOf('\n')
  const [status = '', type = ''] = stdout
    .subarray(end + 1)
    .toString()
    .split(' ')
  return { status: Number(status), type, body: stdout.subarray(0, end) }
}

const text = expect.any(String) as string
const number = expect.any(Number) as number
const list = expect.any(Array) as unknown[]
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string
const job = { job_id: uuid, job_status: text, finished: true }

/** The result of each line, by method and path: a status and the shape of its JSON, or the first bytes of a file. */
const expected: Readonly<Record<string, readonly [number, unknown]>> = {
  'GET echo/?string=Hello': [200, { string: 'Hello' }],
  'POST echo/': [200, { string: '30' }],
  'GET certificates/info': [
    200,
    { client_name: 'Test Client', enabled: true, expiration_date: text, created_date: text },
  ],
  'GET zips/00007': [
    200,
    { zipcode: '00007', city: text, county: text, state: 'RI', latitude: number, longitude: number },
  ],
  'GET utilities/?zipcode=00007': [200, { provider_ids: [3149, 3150] }],
  'GET utilities/3150': [
    200,
    { name: 'Mock Utility (electric only)', type: 'electricity', lseid: number, homepage_url: text },
  ],
  'GET profiles/?label=sample%20profile': [200, { profiles: [1] }],
  'GET profiles/1': [
    200,
    {
      utility_provider: text,
      utility_provider_id: 3150,
      label: 'sample profile',
      created: text,
      modified: text,
    },
  ],
  'POST profiles': [200, { profile_id: 517, zipcode: '00007', label: 'new testing profile' }],
  'PUT profiles/268': [
    200,
    {
      utility_provider: text,
      utility_provider_id: 3149,
      zipcode: '00007',
      label: 'new testing profile with changes',
    },
  ],
  'DELETE profiles/2': [200, ''],
  'GET profiles/keys': [
    200,
    { public_key: expect.stringContaining('BEGIN PUBLIC KEY') as string, expires: number },
  ],
  'GET profiles/268/sensitive': [200, { fields: ['username', 'password'] }],
  'POST profiles/268/sensitive': [403, { error: 'Decryption failed' }],
  'PUT profiles/268/sensitive': [403, { error: 'Decryption failed' }],
  'DELETE profiles/268/sensitive/username': [200, { message: 'deleted' }],
  'GET profiles/268/tags': [200, { tags: ['new tag', 'solar'] }],
  'POST profiles/268/tags': [200, ''],
  'DELETE profiles/268/tags': [200, { message: 'deleted' }],
  'POST jobs': [200, { job_id: uuid, profile_id: 268 }],
  'GET jobs/7ede4372-2d9e-4294-a83f-e034040edd99': [200, job],
  'GET jobs/profiles/268': [200, job],
  'GET data/bills/268': [200, { data: list }],
  'GET data/bills/268/584763470640fd4a6a1c5188/pdf': [200, '%PDF-'],
  'GET data/intervals/268/': [200, { intervals: list }],
  'GET data/intervals/268/__mock_meter__268/monthly/2015-01/': [200, '<?xml'],
}

const nameOf = (line: string): string => {
  const [, method = '', path = ''] =
    /curl -X(\w+) https:\/\/api\.wattzon\.com\/link\/4\.0\/(\S+)/.exec(line) ?? []
  return `${method} ${path}`
}

describe.skipIf(!hasDocument)("the document's curl lines", () => {
  it('are all known to this proof, and no others', () => {
    expect(documented.map(nameOf)).toEqual(Object.keys(expected))
  })

  it.each(Object.keys(expected))('%s', async (name) => {
    const reply = await curl(documented.find((line) => nameOf(line) === name) ?? '')
    const [status, shape] = expected[name] ?? []
    expect(reply.status).toBe(status)
    const body: unknown =
      reply.type === 'application/json'
        ? JSON.parse(reply.body.toString())
        : reply.body.subarray(0, 5).toString()
    expect(body).toEqual(shape)
  })

  const withCiphertext = async (method: string): Promise<string> => {
    const line = documented.find((each) => each.includes(placeholder) && each.includes(`-X${method}`)) ?? ''
    return line.replace(placeholder, await practice.encrypt('someone else'))
  }

  it('change a field, with a real ciphertext in place of the placeholder', async () => {
    const reply = await curl(await withCiphertext('PUT'))
    expect([reply.status, reply.body.toString()]).toEqual([200, '{"message":"success"}'])
  })

  it('add a field, with a real ciphertext, once the old one is removed as the document says', async () => {
    const add = await withCiphertext('POST')
    expect((await curl(add)).status).toBe(409)
    await curl(documented.find((line) => line.includes('sensitive/username')) ?? '')
    expect((await curl(add)).status).toBe(201)
  })
})
