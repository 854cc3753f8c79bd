import { ok, type Failure, type Result } from '../../shared/errors/failure'
import { createApi } from './api'
import { createBasicService, type BasicService } from './basic'
import { createBillService, type BillService } from './bills'
import { nameRequest } from './contract/calls'
import { createIntervalService, type IntervalService } from './intervals'
import { createJobService, type JobService } from './jobs'
import { judgeOf } from './own-certificate'
import { baseOf } from './paths'
import { createProfileService, type ProfileService } from './profiles'
import { createScheduler, reservedConnections } from './scheduler'
import { createSensitiveService, type SensitiveService } from './sensitive'
import { createTagService, type TagService } from './tags'
import { defaultLimits, type Limits } from './transport/limits'
import type { ProxyLookup } from './transport/routes'
import { createTraffic, type Traffic } from './transport/traffic'
import { createTransport, unusableTransport, type Transport } from './transport/transport'
import { createUtilityService, type UtilityService } from './utilities'
import { createZipService, type ZipService } from './zips'

export type { Priority } from './call-options'

/** A client certificate (its chain may follow it) and its unencrypted key, both PEM. */
export interface LinkIdentity {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface LinkClientOptions {
  /** `https:`; a path before `/link/4.0/` is kept. */
  readonly baseUrl: string
  readonly identity: LinkIdentity
  /** PEMs that alone are trusted for the server; empty: the bundled ones and the system's. */
  readonly ca: readonly string[]
  readonly oaepHash: 'sha1' | 'sha256'
  /** How the server is reached, asked for each new connection; the certificate is presented through a tunnel as well. */
  readonly proxy?: string | ProxyLookup | undefined
  /** Calls at once in the beginning; 16 by default. */
  readonly initialConnections?: number | undefined
  /** Calls at once at most; 64 by default. Four more are reserved for clicks. */
  readonly maxConnections?: number | undefined
  /** Called after each exchange: with null if the server answered, else with the failure. */
  readonly heard?: ((failure: Failure | null) => void) | undefined
  /** Milliseconds since 1970; for tests. */
  readonly now?: (() => number) | undefined
}

/** The whole API of the document, a member a service. One client is one identity: `close` ends its connections. */
export interface LinkClient {
  readonly basic: BasicService
  readonly zips: ZipService
  readonly utilities: UtilityService
  readonly profiles: ProfileService
  readonly sensitive: SensitiveService
  readonly tags: TagService
  readonly jobs: JobService
  readonly bills: BillService
  readonly intervals: IntervalService
  /** Connects to the server once, and sends nothing. */
  readonly reach: () => Promise<Result<null>>
  /** The last requests of this client. */
  readonly traffic: Traffic['list']
  readonly close: () => Promise<void>
}

const identityOf = (identity: LinkIdentity): LinkIdentity | null =>
  identity.certificatePem.trim() === '' ? null : identity

export const lookupOf = (proxy: LinkClientOptions['proxy']): ProxyLookup =>
  typeof proxy === 'function' ? proxy : () => Promise.resolve(proxy)

/** The transport for these options. If they make no sense, it answers every call with the reason. */
export const transportOf = (options: LinkClientOptions, limits: Limits, traffic?: Traffic): Transport => {
  const base = baseOf(options.baseUrl)
  if (!base.ok) return unusableTransport(base.error)
  return createTransport({
    origin: base.value.origin,
    identity: identityOf(options.identity),
    ca: options.ca,
    proxyFor: lookupOf(options.proxy),
    connections: (options.maxConnections ?? defaultMax) + reservedConnections,
    limits,
    traffic,
  })
}

const defaultInitial = 16
const defaultMax = 64

/** `limits` are for tests. Nothing is sent, and no connection opened, before the first call. */
export const createLinkClient = (options: LinkClientOptions, limits: Limits = defaultLimits): LinkClient => {
  const now = options.now ?? Date.now
  const base = baseOf(options.baseUrl)
  // an unusable base URL answers for itself: see transportOf
  const { origin, root } = base.ok ? base.value : { origin: new URL('https://invalid.invalid'), root: '/' }
  const traffic = createTraffic((method, path) => nameRequest(method, path, root), now)
  const transport = transportOf(options, limits, traffic)
  const scheduler = createScheduler({
    initial: options.initialConnections ?? defaultInitial,
    max: options.maxConnections ?? defaultMax,
  })
  const api = createApi({
    transport,
    scheduler,
    judge: judgeOf(options.identity.certificatePem),
    origin,
    root,
    limits,
    now,
    heard: options.heard,
  })
  return {
    basic: createBasicService(api),
    zips: createZipService(api),
    utilities: createUtilityService(api),
    profiles: createProfileService(api),
    sensitive: createSensitiveService(api, options.oaepHash),
    tags: createTagService(api),
    jobs: createJobService(api),
    bills: createBillService(api),
    intervals: createIntervalService(api),
    reach: async () => {
      const socket = await transport.dial()
      if (!socket.ok) return socket
      socket.value.destroy()
      return ok(null)
    },
    traffic: traffic.list,
    close: async () => {
      scheduler.close()
      await transport.close()
    },
  }
}
