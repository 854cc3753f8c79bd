import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { parseJsonInSlices, type Json } from './decode/json'
import {
  errorText,
  failureOfErrorIn2xx,
  failureOfForeign,
  failureOfRedirect,
  failureOfStatus,
} from './reply-failure'
import type { WireReply } from './transport/transport'

export interface Answer {
  /** 200 to 299. */
  readonly status: number
  readonly json: Json
  /** The server's clock (`Date`), milliseconds since 1970; null where it sent none. */
  readonly serverTime: number | null
}

export interface FileAnswer {
  readonly bytes: Buffer
  readonly contentType: string | null
}

/** What a reply names as made, though it is a failure. */
export type Made = Pick<Failure, 'jobId' | 'namedProfile'>

/** Values (numbers, texts, lists, objects) in a reply about one thing, and in one that is a list: ids of 100,000 profiles fit well. */
export const maxValues = 50_000
export const maxListed = 500_000

const failed = (error: Failure): { ok: false; error: Failure } => ({ ok: false, error })

const isRedirect = (status: number): boolean => status >= 300 && status < 400

/** What a reply is: JSON, a file, or the failure that it stands for. `origin` is the API's own, `now` in milliseconds. */
export const createReplyReader = (origin: URL, now: () => number) => {
  const json = async (
    reply: WireReply,
    most = maxValues,
    answers: (json: Json) => boolean = () => false,
    made: (json: Json) => Made | null = () => null,
  ): Promise<Result<Answer>> => {
    const { status } = reply
    if (isRedirect(status)) return failed(failureOfRedirect(reply, origin))
    const text = reply.bytes.toString('utf8')
    const retryAfter = reply.header('retry-after')
    const blank = text.trim() === ''
    const parsed = blank ? { json: null } : await parseJsonInSlices(text, most)
    const success = status >= 200 && status < 300
    if ('problem' in parsed) {
      if (success && parsed.problem === 'depth') return fail('too-deep', { status })
      if (success && parsed.problem === 'size')
        return fail('too-large', { status, detail: `more than ${most} values` })
      if (parsed.problem === 'size') return failed(failureOfStatus(status, undefined, now(), retryAfter))
      return failed(failureOfForeign(status, text, now(), retryAfter))
    }
    if (!success && blank && status === 404) return failed(failureOfForeign(status, text, now(), retryAfter))
    if (!success) {
      return failed({ ...failureOfStatus(status, parsed.json, now(), retryAfter), ...made(parsed.json) })
    }
    const error = errorText(parsed.json)
    if (error !== null && !answers(parsed.json)) return failed(failureOfErrorIn2xx(status, error))
    const date = Date.parse(reply.header('date'))
    return ok({ status, json: parsed.json, serverTime: Number.isNaN(date) ? null : date })
  }

  const file = async (reply: WireReply): Promise<Result<FileAnswer>> => {
    const success = reply.status >= 200 && reply.status < 300
    const isJson = reply.header('content-type').includes('json')
    // an error may come as JSON with a 200; a real file in JSON is larger or names no error
    if (!success || (reply.bytes.length < 65_536 && (isJson || reply.bytes[0] === 0x7b))) {
      const answer = await json(reply)
      if (!answer.ok && (!success || answer.error.apiText !== undefined)) return answer
    }
    const contentType = reply.header('content-type')
    return ok({ bytes: reply.bytes, contentType: contentType === '' ? null : contentType })
  }

  return { json, file }
}
