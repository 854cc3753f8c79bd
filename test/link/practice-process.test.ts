import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeClientKey } from '../../electron/practice/certificates'
import type { PracticeAddress, PracticeMethods } from '../../electron/practice/messages'
import { callerOf, type Caller } from '../../electron/processes/port'
import { startNodeProcess } from '../support/node-process'
import { plainRequest } from '../support/practice'

let folder: string
let child: ReturnType<typeof startNodeProcess>
let call: Caller<PracticeMethods>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-process-'))
  child = startNodeProcess('electron/practice/process.ts')
  call = callerOf<PracticeMethods>(child)
})
afterEach(async () => {
  child.kill()
  await rm(folder, { recursive: true, force: true })
})

/** Gets a certificate as a person would, and returns a function that calls the API with it. */
const enrol = async (address: PracticeAddress) => {
  const { keyPem, csrPem } = await makeClientKey('Over The Wire')
  const options = { ca: address.caPem, headers: { authorization: `Bearer ${address.controlToken}` } }
  const signed = await plainRequest(
    `${address.controlUrl}sign`,
    { ...options, method: 'POST' },
    { csr: csrPem },
  )
  const { certificate } = signed.json as { certificate: string }
  return (path: string) =>
    plainRequest(`${address.apiUrl}link/4.0/${path}`, {
      agent: false, // a new connection each time, because a kept one would report its own end
      ca: address.caPem,
      cert: certificate,
      key: keyPem,
    })
}

it('starts the service in a process of its own, signs, answers and stops', async () => {
  const address = await call('start', { folder, dialect: 'examples' })
  const get = await enrol(address)
  expect((await get('profiles/?label=sample%20profile')).json).toEqual([1])
  expect((await get('certificates/info')).json).toMatchObject({ client_name: 'Over The Wire' })
  await call('stop', null)
  await expect(get('echo/?string=x')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('starts anew with other options when asked to start again', async () => {
  const first = await call('start', { folder })
  const second = await call('start', { folder, profiles: 10 })
  const get = await enrol(second)
  expect((await get('profiles/')).json).toEqual({ profiles: [1, 2, 3, 4, 5, 6, 7, 121, 268, 516] })
  expect(second.caPem).toBe(first.caPem)
})

/** Peak resident memory of a process in bytes, as Linux counts it. */
const peakMemory = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024
}

it.runIf(process.platform === 'linux')(
  'holds 100,000 profiles within a gigabyte, all of them searched',
  async () => {
    const get = await enrol(await call('start', { folder, profiles: 100_000 }))
    const all = (await get('profiles/')).json as { profiles: number[] }
    expect(all.profiles).toHaveLength(100_000)
    const tagged = (await get('profiles/?tags=solar&start_date=2000-01-01')).json as { profiles: number[] }
    expect(tagged.profiles.length).toBeGreaterThan(1000)
    for (const id of tagged.profiles.slice(-50)) {
      expect((await get(`profiles/${id}`)).json).toMatchObject({
        tags: expect.arrayContaining(['solar']) as string[],
      })
    }
    expect(await peakMemory(child.pid)).toBeLessThan(1_000_000_000)
  },
)
