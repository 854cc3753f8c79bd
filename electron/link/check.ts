import { lookup } from 'node:dns/promises'
import { connect, isIP } from 'node:net'
import type { ServerCertificateInfo } from '../../shared/domain/certificate'
import { checkStepIds, type CheckStep, type CheckStepId } from '../../shared/domain/connection'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { failureOfHandshake } from './failure'
import { createLinkClient, lookupOf, transportOf, type LinkClientOptions } from './link-client'
import { judgeOf } from './own-certificate'
import { baseOf } from './paths'
import { defaultLimits, type Limits } from './transport/limits'
import { addressOf, askRoutes, nameOf, type Route } from './transport/routes'

/** What has to be found and reached first: a proxy, or the server itself. */
interface Hop {
  readonly host: string
  readonly port: number
  /** The proxy's name; null for the server. */
  readonly proxy: string | null
}

const serverHop = (url: URL): Hop => ({
  host: url.hostname.replace(/^\[|\]$/g, ''),
  port: url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port),
  proxy: null,
})

/** Through a proxy it is the proxy that has to be found and reached; the server is the proxy's affair. */
const hopOf = (route: Route, origin: URL): Hop =>
  route ? { ...addressOf(route), proxy: nameOf(route) } : serverHop(origin)

const hopFailed = ({ proxy }: Hop, failure: Failure): Result<string> =>
  proxy === null
    ? { ok: false, error: failure }
    : fail('proxy-unreachable', { host: proxy, detail: failure.detail ?? failure.code })

const findName = async (hop: Hop): Promise<Result<string>> => {
  if (isIP(hop.host)) return ok(hop.host)
  try {
    return ok((await lookup(hop.host)).address)
  } catch (error) {
    return hopFailed(hop, failureOfHandshake(error, false, false))
  }
}

const openPort = (hop: Hop, timeout: number): Promise<Result<string>> =>
  new Promise((resolve) => {
    const { host, port } = hop
    const socket = connect({ host, port })
    socket.setTimeout(timeout)
    socket.once('connect', () => {
      socket.destroy()
      resolve(ok(`port ${port}`))
    })
    socket.once('timeout', () => {
      socket.destroy()
      resolve(hopFailed(hop, fail('timed-out', { detail: `port ${port}` }).error))
    })
    socket.once('error', (error) => resolve(hopFailed(hop, failureOfHandshake(error, false, false))))
  })

/** The first route that works, as a call would choose it; if none does, the failure of the first one. */
const firstThatLeads = async (
  hops: Result<readonly Hop[]>,
  attempt: (hop: Hop) => Promise<Result<string>>,
): Promise<Result<string>> => {
  if (!hops.ok) return hops
  const failures: Result<string>[] = []
  for (const hop of hops.value) {
    const result = await attempt(hop)
    if (result.ok)
      return ok([result.value, hop.proxy && `of the proxy ${hop.proxy}`].filter(Boolean).join(' '))
    failures.push(result)
  }
  return failures[0] ?? fail('unreachable')
}

/**
 * A handshake that succeeds proves the server's certificate. One that fails because of our certificate got past the
 * server's.
 */
const shakeHands = async (options: LinkClientOptions, limits: Limits): Promise<Result<string>> => {
  const transport = transportOf(options, limits)
  const socket = await transport.dial()
  await transport.close()
  if (!socket.ok) return isOurs(socket.error) ? ok('') : socket
  const issuer = socket.value.getPeerCertificate().issuer.CN
  const protocol = socket.value.getProtocol() ?? 'TLS'
  socket.value.destroy()
  return ok(`${protocol}, signed by ${Array.isArray(issuer) ? issuer.join(', ') : issuer}`)
}

const isOurs = ({ code }: Failure): boolean => code.startsWith('certificate-') || code.startsWith('import-')

/** What is echoed where a person gives no text of their own. */
export const usualWord = 'Link Console'

const sameWord = (word: string, echoed: Result<string>): Result<string> => {
  if (!echoed.ok) return echoed
  return echoed.value === word
    ? ok(word === usualWord ? '' : `“${word}” came back`)
    : fail('bad-reply', { detail: 'another text came back' })
}

/** Only a reply shows that the server accepted our certificate: with TLS 1.3 a handshake alone does not. */
const presentOurs = (options: LinkClientOptions, echoed: Result<string>, now: number): Result<string> => {
  const fault = judgeOf(options.identity.certificatePem)(now)
  if (fault) return { ok: false, error: fault }
  return !echoed.ok && isOurs(echoed.error) ? echoed : ok('')
}

const describeInfo = (info: Result<ServerCertificateInfo>): Result<string> => {
  if (!info.ok) return info
  const { clientName, enabled, expirationDate } = info.value
  if (enabled === false) return fail('certificate-refused', { detail: 'the server has it as not enabled' })
  return ok([clientName, expirationDate && `until ${expirationDate}`].filter(Boolean).join(', '))
}

/** The server talked to us and refused us: its view of our certificate may say why. */
const isRefusal = ({ code, status }: Failure): boolean =>
  status !== undefined && (code === 'certificate-refused' || code === 'permission-denied')

/**
 * Checks step by step: from the server's name to "Testing API Connectivity" and "Certificate info" of the API document,
 * and the first call of a profile. It stops where later steps could tell no more. If the server refused us, it is still
 * asked how it sees our certificate. Every change of a step is reported to `onStep`.
 */
export const checkConnection = async (
  options: LinkClientOptions,
  onStep: (step: CheckStep) => void,
  signal?: AbortSignal,
  limits: Limits = defaultLimits,
  word = usualWord,
): Promise<readonly CheckStep[]> => {
  const base = baseOf(options.baseUrl)
  const origin = base.ok ? base.value.origin : new URL('https://invalid.invalid')
  // Asked once, so that both steps use the same routes.
  const hops = askRoutes(lookupOf(options.proxy), limits.proxyLookup).then((routes) =>
    routes.ok ? ok(routes.value.map((route) => hopOf(route, origin))) : routes,
  )
  const client = createLinkClient(options, limits)
  let server: ServerCertificateInfo | null = null
  let echoed: Promise<Result<string>> | undefined
  const echo = (): Promise<Result<string>> => (echoed ??= client.basic.echoGet(word, { signal }))
  const climb: Record<CheckStepId, () => Promise<Result<string>>> = {
    name: async () => (base.ok ? firstThatLeads(await hops, findName) : base),
    port: async () => firstThatLeads(await hops, (hop) => openPort(hop, limits.connect)),
    'server-certificate': () => shakeHands(options, limits),
    'our-certificate': async () => presentOurs(options, await echo(), (options.now ?? Date.now)()),
    'echo-get': async () => sameWord(word, await echo()),
    'echo-post': async () => sameWord(word, await client.basic.echoPost(word, { signal })),
    'certificate-info': async () => {
      const info = await client.basic.certificateInfo({ signal })
      if (info.ok) server = info.value
      return describeInfo(info)
    },
    // A search that finds nothing is cheap for the server: it only shows whether profiles may be read.
    profiles: async () => {
      const found = await client.profiles.list({ label: `${usualWord} check` }, { signal })
      return found.ok ? ok('may be read') : found
    },
  }
  const steps: CheckStep[] = []
  const reach = async (id: CheckStepId): Promise<Result<string>> =>
    signal?.aborted ? fail('cancelled') : climb[id]()
  let standing = true
  let refused = false
  for (const id of checkStepIds) {
    const tried = standing || (refused && id === 'certificate-info')
    if (tried) onStep({ id, state: 'running', detail: null, failure: null, server: null })
    const result = tried ? await reach(id) : null
    const step: CheckStep = { ...stepOf(id, result), server: id === 'certificate-info' ? server : null }
    standing &&= step.state === 'passed'
    refused ||= step.failure !== null && isRefusal(step.failure)
    steps.push(step)
    onStep(step)
  }
  await client.close()
  return steps
}

const stepOf = (id: CheckStepId, result: Result<string> | null): CheckStep => {
  const blank = { id, detail: null, failure: null, server: null }
  if (result === null) return { ...blank, state: 'skipped' }
  if (!result.ok) return { ...blank, state: 'failed', failure: result.error }
  return { ...blank, state: 'passed', detail: result.value === '' ? null : result.value }
}
