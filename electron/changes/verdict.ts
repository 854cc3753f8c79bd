import type { Failure, FailureCode } from '../../shared/errors/failure'
import type { ChangeOutcome } from '../store/kinds'

/**
 * What a failed change means. `not-sent`: surely nothing was done, for a reason that concerns all changes. `refused`:
 * the API, or our own check before sending, refused this one. `doubt`: to be settled by reading.
 */
type Verdict = 'not-sent' | 'refused' | 'doubt'

const ours: ReadonlySet<FailureCode> = new Set(['invalid-id', 'invalid-input', 'value-too-long'])

export const isCertificate = ({ code }: Failure): boolean =>
  code.startsWith('certificate-') || code.startsWith('server-certificate-')

/**
 * The transport reports every change that may have left as `outcome-unknown` (electron/link/transport/transport.ts), so
 * that any other failure without a status is one of connecting. With a status, only the API's own words are a refusal:
 * a page, a redirect or a 5xx may come from anything in between, before or after the change.
 */
export const verdictOf = (failure: Failure): Verdict => {
  const { code, status, apiText } = failure
  if (code === 'outcome-unknown' || code === 'internal') return 'doubt'
  if (code === 'too-many-requests' || code === 'proxy-refused' || isCertificate(failure)) return 'not-sent'
  if (status === undefined) return ours.has(code) ? 'refused' : 'not-sent'
  return status < 500 && apiText !== undefined ? 'refused' : 'doubt'
}

/** The outcome recorded for a failed change: `refused` only if the API itself said so. */
export const outcomeOf = (failure: Failure): ChangeOutcome => {
  if (failure.code === 'change-did-not-happen') return 'failed'
  const verdict = verdictOf(failure)
  if (verdict === 'doubt') return 'unknown'
  return verdict === 'refused' && failure.status !== undefined ? 'refused' : 'failed'
}
