import { fail, type Failure, type FailureCode } from '../../shared/errors/failure'
import { isObject, type Json } from './decode/json'
import { readAnything } from './decode/values'
import type { WireReply } from './transport/transport'

/**
 * Maps the server's replies to our failures. Its text is kept verbatim, since the document's own texts are partly
 * misplaced.
 */

/** Values of `error` that mean "no error", besides null and a blank text. */
const noError: ReadonlySet<string> = new Set(['false', '0', '[]', '{}'])

/** The `error` text of a reply: "error message (if failure)". */
export const errorText = (json: Json | undefined): string | null => {
  const text = isObject(json) ? readAnything(json.get('error')) : null
  return text === null || noError.has(text) ? null : text
}

const texts: readonly (readonly [RegExp, FailureCode])[] = [
  [/key (has )?expired|expired key/i, 'key-expired'],
  [/decryption failed/i, 'decryption-failed'],
  [/permission denied|forbidden/i, 'permission-denied'],
  [/already exists/i, 'conflict'],
  [/not found|no intervals|no agent|not available/i, 'not-found'],
  [/error loading|required|not supported/i, 'bad-request'],
]

const byText = (text: string): FailureCode =>
  texts.find(([pattern]) => pattern.test(text))?.[1] ?? 'api-error'

/** Three different things are 403; only their text tells them apart. */
const forbidden = (text: string): FailureCode => {
  const code = byText(text)
  return code === 'key-expired' || code === 'decryption-failed' ? code : 'permission-denied'
}

const byStatus = (status: number, text: string): FailureCode => {
  if (status === 400) return 'bad-request'
  if (status === 401) return 'permission-denied'
  if (status === 403) return forbidden(text)
  // "404 Error loading the Bill ID" stands beside "400 Error loading the Profile ID": one thing, not there
  if (status === 404 || status === 410) return 'not-found'
  if (status === 407) return 'proxy-refused'
  if (status === 409) return 'conflict'
  if (status === 429) return 'too-many-requests'
  return status >= 500 ? 'server-error' : 'api-error'
}

const maxWaitSeconds = 60

/** Seconds to wait by `Retry-After` (a number or a date), from 0 to 60; null where it says nothing sensible. */
export const retryAfterOf = (header: string, now: number): number | null => {
  const text = header.trim()
  const seconds = /^-?\d+$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return text === '' || Number.isNaN(seconds)
    ? null
    : Math.min(maxWaitSeconds, Math.max(0, Math.ceil(seconds)))
}

const isMarkup = (text: string): boolean => /^\s*</.test(text)

const certificatePage = (text: string): Failure | null => {
  if (/No required SSL certificate was sent/i.test(text))
    return fail('certificate-none', { status: 400 }).error
  if (!/The SSL certificate error/i.test(text)) return null
  const detail = 'the server said only "The SSL certificate error"; dates and usage are in order'
  return fail('certificate-refused', { status: 400, detail }).error
}

/**
 * The failure for a reply that is not JSON. A 404 of this kind does not come from the API and says nothing about a
 * record.
 */
export const failureOfForeign = (status: number, text: string, now: number, retryAfter: string): Failure => {
  const page = status === 400 || status >= 495 ? certificatePage(text) : null
  if (page) return page
  if (status === 429 || status >= 500 || status === 407 || status === 403) {
    return failureOfStatus(status, undefined, now, retryAfter)
  }
  if (status < 300 && !isMarkup(text)) return fail('bad-reply', { status, detail: 'not JSON' }).error
  return fail('not-the-api', { status, detail: isMarkup(text) ? 'a web page' : 'not JSON' }).error
}

/** The failure for a refusal in JSON. */
export const failureOfStatus = (
  status: number,
  json: Json | undefined,
  now: number,
  retryAfter: string,
): Failure => {
  const text =
    errorText(json) ?? (isObject(json) ? readAnything(json.get('message') ?? json.get('detail')) : null)
  const wait = status === 429 || status === 503 ? retryAfterOf(retryAfter, now) : null
  return fail(byStatus(status, text ?? ''), {
    status,
    ...(text === null ? {} : { apiText: text }),
    ...(wait === null ? {} : { retryAfter: wait }),
  }).error
}

/** The failure for a 2xx that contains an `error`. */
export const failureOfErrorIn2xx = (status: number, apiText: string): Failure =>
  fail(byText(apiText), { status, apiText }).error

/** A redirect: never followed. */
export const failureOfRedirect = (reply: WireReply, origin: URL): Failure => {
  const location = reply.header('location')
  const { status } = reply
  if (location === '' || !URL.canParse(location, origin.href)) {
    return fail('redirect-refused', { status, detail: 'to an unreadable address' }).error
  }
  const { host } = new URL(location, origin.href)
  return fail('redirect-refused', { status, host, detail: `to ${host}` }).error
}
