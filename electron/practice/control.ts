import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listenFor, type RunningServer } from './api/server'
import type { ServerIdentity, SignRequest } from './authority'
import { BadSigningRequest } from './certificates'
import type { FaultRequest } from './faults'
import type { PracticeControls } from './controls'

type Handler = (body: unknown) => unknown

interface ClockRequest {
  readonly speed?: number
  /** Seconds. */
  readonly advance?: number
}

/** The body of `POST /world`, for changes of the whole world. */
interface WorldRequest {
  readonly reset?: boolean
  readonly expireKeys?: boolean
  readonly disableClient?: string
  readonly enableClient?: string
}

const handlersOf = (controls: PracticeControls): Readonly<Record<string, Handler>> => ({
  'POST /sign': async (body) => ({ certificate: await controls.sign(body as SignRequest) }),
  'POST /faults': (body) => controls.faults.add(body as FaultRequest),
  'DELETE /faults': () => controls.faults.clear(),
  'GET /log': () => ({ requests: controls.log.entries() }),
  'GET /changes': () => ({ changes: Object.fromEntries(controls.log.changes()) }),
  'DELETE /log': () => controls.log.clear(),
  'POST /clock': (body) => {
    const { speed, advance } = body as ClockRequest
    if (speed !== undefined) controls.clock.setSpeed(speed)
    if (advance !== undefined) controls.clock.advance(advance)
    return { now: controls.clock.now() }
  },
  'POST /world': (body) => {
    const { reset, expireKeys, disableClient, enableClient } = body as WorldRequest
    if (reset) controls.reset()
    if (expireKeys) controls.keys.expireNow()
    if (disableClient !== undefined) controls.clients.setEnabled(disableClient, false)
    if (enableClient !== undefined) controls.clients.setEnabled(enableClient, true)
  },
})

const authorised = (request: IncomingMessage, token: string): boolean => {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

const reply = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/**
 * The control endpoint: TLS without a client certificate, with a bearer token instead. It does what no call of the API
 * can do.
 */
export const startControlServer = (
  controls: PracticeControls,
  token: string,
  identity: ServerIdentity,
  port: number,
): Promise<RunningServer> => {
  const handlers = handlersOf(controls)
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!authorised(request, token)) {
      reply(response, 401, { error: 'Not authorised' })
      return
    }
    const path = (request.url ?? '').split('?')[0]?.replace(/\/$/, '') ?? ''
    const handler = handlers[`${request.method ?? ''} ${path}`]
    if (!handler) {
      reply(response, 404, { error: 'Not found' })
      return
    }
    try {
      const body = await text(request)
      reply(response, 200, (await handler(body === '' ? {} : JSON.parse(body))) ?? {})
    } catch (error) {
      const known = error instanceof BadSigningRequest || error instanceof SyntaxError
      reply(response, 400, { error: known ? error.message : 'Not understood' })
    }
  }
  return listenFor(handle, identity, port)
}
