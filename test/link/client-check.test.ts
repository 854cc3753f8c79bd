import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkConnection } from '../../electron/link/check'
import { checkStepIds, type CheckStep } from '../../shared/domain/connection'
import type { LinkClientOptions } from '../../electron/link/link-client'
import { makeAuthority } from '../support/tls'
import { startPracticeForTests, type PracticeForTests } from '../support/practice'
import { optionsFor, patientLimits, startScripted } from './client-servers'

const foreign = makeAuthority()
let practice: PracticeForTests

beforeAll(async () => {
  practice = await startPracticeForTests({ dialect: 'mixed' })
})
afterAll(() => practice.close())

const options = (more: Partial<LinkClientOptions> = {}): LinkClientOptions => ({
  baseUrl: practice.service.apiUrl,
  identity: practice,
  ca: [practice.caPem],
  oaepHash: 'sha1',
  ...more,
})

const climb = async (
  of: LinkClientOptions,
): Promise<{ steps: readonly CheckStep[]; told: readonly CheckStep[] }> => {
  const told: CheckStep[] = []
  const steps = await checkConnection(of, (step) => told.push(step), undefined, patientLimits)
  return { steps, told }
}

const statesOf = (steps: readonly CheckStep[]): readonly string[] => steps.map(({ state }) => state)

/** Expects that this step failed with this code, that all before it passed, and that all after it were skipped. */
const failsAt = (steps: readonly CheckStep[], id: CheckStep['id'], code: string): void => {
  const at = checkStepIds.indexOf(id)
  expect(steps[at]).toMatchObject({ id, state: 'failed', failure: { code } })
  expect(statesOf(steps.slice(0, at)).every((state) => state === 'passed')).toBe(true)
  expect(statesOf(steps.slice(at + 1)).every((state) => state === 'skipped')).toBe(true)
}

describe('the connection check', () => {
  it('climbs every rung, telling each as it begins and ends', async () => {
    const { steps, told } = await climb(options())
    expect(steps.map(({ id, state }) => [id, state])).toEqual(checkStepIds.map((id) => [id, 'passed']))
    expect(told.map(({ id, state }) => `${id} ${state}`)).toEqual(
      checkStepIds.flatMap((id) => [`${id} running`, `${id} passed`]),
    )
    expect(steps[2]?.detail).toMatch(/^TLSv1\.3, signed by /)
    expect(steps[6]?.detail).toContain('Test Client')
  })

  it('names the name', async () => {
    failsAt(
      (await climb(options({ baseUrl: 'https://no-such-host.invalid/' }))).steps,
      'name',
      'name-not-found',
    )
  })

  it('names the base URL where it makes no sense', async () => {
    failsAt((await climb(options({ baseUrl: 'http://127.0.0.1/' }))).steps, 'name', 'invalid-input')
  })

  it('names the port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const { steps } = await climb(options({ baseUrl: `https://127.0.0.1:${port}` }))
    failsAt(steps, 'port', 'refused-connection')
  })

  it('names the server’s certificate', async () => {
    const { steps } = await climb(options({ ca: [foreign.caPem] }))
    failsAt(steps, 'server-certificate', 'server-certificate-untrusted')
  })

  it.each([
    ['expired', { name: 'x', fromDay: -9, toDay: -1 }, 'certificate-expired'],
    ['not yet valid', { name: 'x', fromDay: 3 }, 'certificate-not-yet-valid'],
    ['of the wrong usage', { name: 'x', usage: 'server' as const }, 'certificate-wrong-usage'],
    ['of a foreign CA', { name: 'x' }, 'certificate-closed-without-reason'],
  ])('names our certificate where it is %s', async (_, leaf, code) => {
    failsAt((await climb(options({ identity: foreign.sign(leaf) }))).steps, 'our-certificate', code)
  })

  it('names the echo where something else answers', async () => {
    const server = await startScripted(() => ({ body: '<html>Welcome</html>' }))
    failsAt((await climb(optionsFor(server.url))).steps, 'echo-get', 'not-the-api')
    await server.close()
  })

  it('names the echo by POST where only that is broken', async () => {
    const server = await startScripted(({ method }) =>
      method === 'POST' ? { status: 405, body: {} } : { body: { string: 'Link Console' } },
    )
    failsAt((await climb(optionsFor(server.url))).steps, 'echo-post', 'api-error')
    await server.close()
  })

  it('names a certificate that the server has as disabled', async () => {
    const server = await startScripted(({ url }) => ({
      body: url.includes('info') ? { client_name: 'x', enabled: 'false' } : { string: 'Link Console' },
    }))
    failsAt((await climb(optionsFor(server.url))).steps, 'certificate-info', 'certificate-refused')
    await server.close()
  })

  it('asks for the server’s view of a certificate that is refused everything else, and shows it', async () => {
    const server = await startScripted(({ url }) =>
      url.includes('info')
        ? { body: { client_name: 'x', enabled: false } }
        : { status: 403, body: { error: 'Permission denied' } },
    )
    const { steps } = await climb(optionsFor(server.url))
    expect(steps.map(({ id, state }) => `${id} ${state}`).slice(4)).toEqual([
      'echo-get failed',
      'echo-post skipped',
      'certificate-info failed',
      'profiles skipped',
    ])
    expect(steps[4]?.failure).toMatchObject({ code: 'permission-denied', apiText: 'Permission denied' })
    expect(steps[6]).toMatchObject({ failure: { code: 'certificate-refused' }, server: { enabled: false } })
    await server.close()
  })

  it('says what a certificate that passes may not do', async () => {
    const server = await startScripted(({ url }) => {
      if (url.includes('profiles')) return { status: 403, body: { error: 'Permission denied' } }
      return { body: url.includes('info') ? { client_name: 'x', enabled: true } : { string: 'Link Console' } }
    })
    const { steps } = await climb(optionsFor(server.url))
    failsAt(steps, 'profiles', 'permission-denied')
    await server.close()
  })

  it('echoes a text of one’s own, by GET and by POST', async () => {
    const text = 'a & b = ü?'
    const told: CheckStep[] = []
    await checkConnection(options(), (step) => told.push(step), undefined, patientLimits, text)
    for (const id of ['echo-get', 'echo-post']) {
      expect(told.findLast((step) => step.id === id)).toMatchObject({
        state: 'passed',
        detail: `“${text}” came back`,
      })
    }
  })

  it('stops when it is told to', async () => {
    const steps = await checkConnection(options(), () => undefined, AbortSignal.abort())
    expect(steps[0]).toMatchObject({ state: 'failed', failure: { code: 'cancelled' } })
    expect(statesOf(steps.slice(1)).every((state) => state === 'skipped')).toBe(true)
  })
})
