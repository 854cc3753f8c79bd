import { setTimeout as sleep } from 'node:timers/promises'
import { fail, type Failure, type FailureCode, type Result } from '../../shared/errors/failure'
import { backoffMs } from '../lib/backoff'
import type { CallOptions, Priority } from './call-options'
import { isObject, type Json } from './decode/json'
import { readText } from './decode/values'
import { isTransient } from './failure'
import { errorText, failureOfStatus } from './reply-failure'
import {
  createReplyReader,
  maxListed,
  maxValues,
  type Answer,
  type FileAnswer,
  type Made,
} from './reply-reader'
import type { Scheduler } from './scheduler'
import type { Limits } from './transport/limits'
import type { Transport, WireReply, WireRequest } from './transport/transport'

/** One call of the API, from a path to JSON or bytes: what all services share, above the transport. */
export interface Api {
  /** GET. Repeated at most twice, if the server could not be reached or was too busy. */
  readonly read: (path: Result<string>, query: string, options?: CallOptions) => Promise<Result<Answer>>
  /**
   * Like `read`, for replies about a job: an `error` beside what `answers` recognises describes the job and is not a
   * failure of the call.
   */
  readonly readState: (
    path: Result<string>,
    answers: (json: Json) => boolean,
    options?: CallOptions,
  ) => Promise<Result<Answer>>
  /** As `read`, of a reply that may be long. */
  readonly readList: (path: Result<string>, query: string, options?: CallOptions) => Promise<Result<Answer>>
  /**
   * POST, PUT or DELETE with a JSON body, sent once. An empty reply is `null`. A success that contains an `error`
   * although it also says "success" or "deleted", or names something that `made` recognises, contradicts itself:
   * `outcome-unknown`. What `made` returns is added to every failure whose reply has it.
   */
  readonly write: (
    method: 'POST' | 'PUT' | 'DELETE',
    path: Result<string>,
    body: object | null,
    options?: CallOptions,
    made?: (json: Json) => Made | null,
  ) => Promise<Result<Answer>>
  /** GET of a file of at most `maxBytes`. */
  readonly file: (
    path: Result<string>,
    query: string,
    maxBytes: number,
    options?: CallOptions,
  ) => Promise<Result<FileAnswer>>
  /** Like `file`, for a path and query on the API's own origin that a bill record named. */
  readonly fileAt: (path: string, maxBytes: number, options?: CallOptions) => Promise<Result<FileAnswer>>
  readonly origin: URL
  /** Path of the API on its origin: `/link/4.0/`. */
  readonly root: string
  readonly limits: Limits
  readonly now: () => number
}

export interface ApiParts {
  readonly transport: Transport
  readonly scheduler: Scheduler
  /** What is wrong with our certificate at this time; null where nothing is. */
  readonly judge: (now: number) => Failure | null
  readonly origin: URL
  readonly root: string
  readonly limits: Limits
  readonly now: () => number
  /** Called after each exchange: with null if the server answered, else with the failure. */
  readonly heard?: ((failure: Failure | null) => void) | undefined
}

const maxTries = 3
const backoff = { firstMs: 200, factor: 3 }
/** A click fails rather than waits longer than this. */
const clickPatienceMs = 5_000
/** After a 429 that does not say how long. */
const tooManyPauseMs = 1_000

const failed = (error: Failure): { ok: false; error: Failure } => ({ ok: false, error })

/** What a read makes of a reply: a value, or the failure it stands for. */
type Decode<T> = (reply: WireReply) => Promise<Result<T>>

export const createApi = (parts: ApiParts): Api => {
  const { transport, scheduler, judge, origin, root, limits, now } = parts
  const { json, file } = createReplyReader(origin, now)

  /** One exchange, when the scheduler lets it through. Its result adjusts the pace. */
  const exchange = (priority: Priority, request: WireRequest): Promise<Result<WireReply>> =>
    scheduler.run(priority, request.signal, async (began) => {
      const reply = await transport.send({ ...request, asker: priority })
      parts.heard?.(reply.ok ? null : reply.error)
      if (reply.ok && (reply.value.status === 429 || reply.value.status >= 500)) {
        const { error } = failed(
          failureOfStatus(reply.value.status, undefined, now(), reply.value.header('retry-after')),
        )
        const usualMs = reply.value.status === 429 ? tooManyPauseMs : 0
        scheduler.slowDown(askedPauseMs(error) ?? usualMs, began)
      }
      return reply
    })

  const once = async <T>(priority: Priority, request: WireRequest, decode: Decode<T>): Promise<Result<T>> => {
    const fault = judge(now())
    if (fault) return failed(fault)
    const reply = await exchange(priority, request)
    if (!reply.ok) return reply
    const result = await decode(reply.value)
    if (!result.ok) reply.value.meant(result.error)
    return result
  }

  const repeatable = async <T>(
    priority: Priority,
    request: WireRequest,
    decode: Decode<T>,
  ): Promise<Result<T>> => {
    for (let attempt = 0; ; attempt += 1) {
      const result = await once(priority, { ...request, attempt: attempt + 1 }, decode)
      if (result.ok || attempt + 1 === maxTries || !isTransient(result.error)) return result
      const waitMs = waitMsBefore(result.error, attempt)
      if (priority === 'click' && waitMs > clickPatienceMs) return result
      const waited = await sleep(waitMs, true, request.signal ? { signal: request.signal } : {}).catch(
        () => false,
      )
      if (!waited) return fail('cancelled')
    }
  }

  /**
   * GET with a slash at the end of the path. If the answer is not the API's own (a page, or a redirect to the other
   * spelling) it is tried without: the document writes its paths both ways.
   */
  const get = async <T>(
    path: Result<string>,
    query: string,
    wire: Pick<WireRequest, 'accept' | 'maxBytes' | 'overall'>,
    decode: Decode<T>,
    options: CallOptions,
  ): Promise<Result<T>> => {
    if (!path.ok) return path
    const at = (slash: string): WireRequest => ({
      ...wire,
      method: 'GET',
      path: `${root}${path.value}${slash}${query}`,
      signal: options.signal,
    })
    const priority = options.priority ?? 'click'
    const canonical = await repeatable(priority, at('/'), decode)
    if (canonical.ok || !asksForAlternate(canonical.error)) return canonical
    const alternate = await repeatable(priority, at(''), decode)
    return alternate.ok || !asksForAlternate(alternate.error) ? alternate : canonical
  }

  const readWire = { accept: 'application/json', maxBytes: limits.json, overall: limits.overall }

  const read: Api['read'] = (path, query, options = {}) => get(path, query, readWire, json, options)

  const readState: Api['readState'] = (path, answers, options = {}) =>
    get(path, '', readWire, (reply) => json(reply, maxValues, answers), options)

  const readList: Api['readList'] = (path, query, options = {}) =>
    get(path, query, { ...readWire, maxBytes: limits.list }, (reply) => json(reply, maxListed), options)

  const write: Api['write'] = async (method, path, body, options = {}, made) => {
    if (!path.ok) return path
    const request: WireRequest = {
      ...readWire,
      method,
      path: `${root}${path.value}/`,
      body: body === null ? undefined : JSON.stringify(body),
      signal: options.signal,
    }
    const result = await once(options.priority ?? 'click', request, (reply) =>
      json(reply, maxValues, (answer) => saysDone(answer) || made?.(answer) != null, made),
    )
    // The status was a success but the body cannot be read: perhaps it was carried out, so nothing advises to try
    // again.
    if (!result.ok) return unreadable.has(result.error.code) ? doubtful(result.error) : result
    const apiText = errorText(result.value.json)
    if (apiText === null) return result
    return fail('outcome-unknown', {
      ...made?.(result.value.json),
      status: result.value.status,
      apiText,
      detail: 'an error, and a success',
    })
  }

  const fileWire = (maxBytes: number): Pick<WireRequest, 'accept' | 'maxBytes' | 'overall'> => ({
    accept: '*/*',
    maxBytes,
    overall: limits.overallFile,
  })

  return {
    read,
    readState,
    readList,
    write,
    file: (path, query, maxBytes, options = {}) => get(path, query, fileWire(maxBytes), file, options),
    fileAt: (path, maxBytes, options = {}) =>
      repeatable(
        options.priority ?? 'click',
        { ...fileWire(maxBytes), method: 'GET', path, signal: options.signal },
        file,
      ),
    origin,
    root,
    limits,
    now,
  }
}

/** How long the server asks to be left alone (`Retry-After`). */
const askedPauseMs = ({ retryAfter }: Failure): number | undefined =>
  retryAfter === undefined ? undefined : retryAfter * 1000

const waitMsBefore = (failure: Failure, attempt: number): number =>
  askedPauseMs(failure) ??
  (failure.code === 'too-many-requests' ? tooManyPauseMs : backoffMs(backoff, attempt))

/** Whether the reply has one of the document's words for a change that was made. */
const saysDone = (json: Json): boolean =>
  isObject(json) && /^(success|created|updated|deleted)\b/i.test(readText(json.get('message')) ?? '')

const unreadable: ReadonlySet<FailureCode> = new Set(['bad-reply', 'too-deep', 'too-large'])

const asksForAlternate = ({ code, status }: Failure): boolean =>
  (code === 'not-the-api' && status === 404) || code === 'redirect-refused'

/** A write of which it is not known whether it happened. */
export const doubtful = (failure: Failure): { ok: false; error: Failure } =>
  fail('outcome-unknown', { detail: failure.detail, status: failure.status })
