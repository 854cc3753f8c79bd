import { randomBytes } from 'node:crypto'
import type { Api } from './api/router'
import { startApiServer } from './api/server'
import { shapesOf } from './api/dialects'
import { openAuthority } from './authority'
import { createClients } from './clients'
import { agentClock } from './clock'
import { startControlServer } from './control'
import { createFaults } from './faults'
import { transmissionKeys } from './keys'
import { requestLog } from './log'
import type { PracticeAddress } from './messages'
import type { PracticeControls } from './controls'
import type { PracticeOptions } from './options'
import { createFeed } from './queue/feed'
import { createMessageQueue } from './queue/messages'
import { startQueueServer } from './queue/server'
import { createWorld, type World } from './world/world'

export type { PracticeOptions } from './options'

export interface PracticeService extends PracticeAddress, PracticeControls {
  readonly close: () => Promise<void>
}

/** How often ended jobs are looked for, to put their messages on the queue. Milliseconds. */
const tellEveryMs = 50

/** Starts the whole Link API on loopback over mutual TLS, together with its control endpoint. */
export const startPractice = async (options: PracticeOptions): Promise<PracticeService> => {
  const authority = await openAuthority(options.folder)
  const identity = await authority.serverIdentity()
  const clock = agentClock(options.speed ?? 1)
  const makeWorld = (): World =>
    createWorld({
      seed: options.seed ?? 1,
      profiles: options.profiles ?? 250,
      today: options.today ?? new Date().toISOString().slice(0, 10),
      clock,
    })
  let world = makeWorld()
  const messages = createMessageQueue()
  const feed = createFeed(() => world, messages)
  const queueServer = await startQueueServer(messages, identity)
  const telling = setInterval(feed.tick, tellEveryMs)
  const controls: PracticeControls = {
    world: () => world,
    log: requestLog(),
    faults: createFaults(),
    clock,
    keys: transmissionKeys(options.keyLifetimeSeconds ?? 3600, options.oaepHash ?? 'sha1'),
    clients: createClients(),
    messages,
    queueRequests: queueServer.requests,
    sign: authority.sign,
    reset: () => {
      world = makeWorld()
      feed.clear()
      messages.clear()
    },
  }
  const api: Api = {
    get world() {
      return world
    },
    keys: controls.keys,
    clients: controls.clients,
    shapes: shapesOf(options.dialect ?? 'reference'),
    follow: feed.follow,
  }
  const controlToken = randomBytes(24).toString('base64url')
  const apiServer = await startApiServer(api, controls.faults, controls.log, {
    identity,
    caPem: authority.caPem,
    port: options.port ?? 0,
    replyDelayMs: options.replyDelayMs ?? 0,
  })
  const controlServer = await startControlServer(controls, controlToken, identity, options.controlPort ?? 0)
  return {
    ...controls,
    apiUrl: apiServer.url,
    controlUrl: controlServer.url,
    controlToken,
    caPem: authority.caPem,
    queue: queueServer.address,
    close: async () => {
      clearInterval(telling)
      await Promise.all([apiServer.close(), controlServer.close(), queueServer.close()])
    },
  }
}
