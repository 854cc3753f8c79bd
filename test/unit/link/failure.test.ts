import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  failureOfAlert,
  failureOfExchange,
  failureOfHandshake,
  isTransient,
} from '../../../electron/link/failure'
import { parseJson } from '../../../electron/link/decode/json'
import { errorText, retryAfterOf } from '../../../electron/link/reply-failure'

const coded = (code: string): Error => Object.assign(new Error(code), { code })
const known = { alert: null, silent: false, accepted: true }

describe('alerts about our certificate', () => {
  it.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'certificate-none'],
    ['ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED', 'certificate-none'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', 'certificate-expired'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'certificate-foreign-ca'],
    ['ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE', 'certificate-wrong-usage'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 'certificate-refused'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN', 'certificate-refused'],
    ['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', 'certificate-refused'],
  ])('%s is %s, in the names of Node and of Electron, and never tried again', (code, failure) => {
    expect(failureOfAlert(code)).toMatchObject({ code: failure })
    expect(failureOfHandshake(coded(code), true, true)).toMatchObject({ code: failure })
    const ended = failureOfExchange(coded('UND_ERR_SOCKET'), { ...known, alert: code })
    expect(ended).toMatchObject({ code: failure })
    expect(isTransient(ended)).toBe(false)
  })

  it('takes a failed handshake for our certificate only once it was sent', () => {
    const alert = coded('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE')
    expect(failureOfHandshake(alert, true, false)).toMatchObject({ code: 'certificate-none' })
    expect(failureOfHandshake(alert, true, true)).toMatchObject({ code: 'certificate-refused' })
    expect(failureOfHandshake(alert, false, true)).toMatchObject({ code: 'unreachable' })
  })

  it('takes a bare close for our certificate only before any reply', () => {
    const closed = coded('UND_ERR_SOCKET')
    expect(failureOfExchange(closed, { ...known, silent: true, accepted: false })).toMatchObject({
      code: 'certificate-closed-without-reason',
    })
    expect(failureOfExchange(closed, { ...known, silent: true })).toMatchObject({ code: 'connection-lost' })
    expect(failureOfExchange(closed, { ...known, accepted: false })).toMatchObject({
      code: 'connection-lost',
    })
  })
})

describe('Retry-After', () => {
  it('17: is from 0 to 60 seconds, or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)), (header) => {
        const seconds = retryAfterOf(header, 0)
        expect(seconds === null || (seconds >= 0 && seconds <= 60)).toBe(true)
      }),
    )
  })

  it('17: reads seconds and dates', () => {
    const now = Date.parse('2026-01-01T00:00:00Z')
    expect(retryAfterOf('7', now)).toBe(7)
    expect(retryAfterOf('Thu, 01 Jan 2026 00:00:09 GMT', now)).toBe(9)
    expect(retryAfterOf('soon', now)).toBeNull()
    expect(retryAfterOf('', now)).toBeNull()
  })
})

it.each([
  ['{"error":"not found"}', 'not found'],
  ['{"error":{"code":5}}', '{"code":5}'],
  ['{"error":true}', 'true'],
  ['{"error":null}', null],
  ['{"error":" "}', null],
  ['{"error":false}', null],
  ['{"error":0}', null],
  ['{"error":[]}', null],
  ['{"error":{}}', null],
  ['[{"error":"x"}]', null],
])('the error of %s is %j: what was done is not told as failed', (text, error) => {
  const parsed = parseJson(text)
  expect('json' in parsed && errorText(parsed.json)).toBe(error)
})
