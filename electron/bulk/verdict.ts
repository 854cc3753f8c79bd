import type { Failure, FailureCode } from '../../shared/errors/failure'

/**
 * What a failed change means. `not-sent`: it is certain that nothing was done, and why concerns all. `refused`: the
 * API, or we before sending, said no to this one. `doubt`: to be settled by reading.
 */
export type Verdict = 'not-sent' | 'refused' | 'doubt'

const ours: ReadonlySet<FailureCode> = new Set(['invalid-id', 'invalid-input', 'value-too-long'])

const isCertificate = ({ code }: Failure): boolean =>
  code.startsWith('certificate-') || code.startsWith('server-certificate-')

/**
 * The transport answers `outcome-unknown` for every change that may have left (electron/link/transport/transport.ts), so
 * that another failure without a status is one of connecting. With a status, only the API's own words are a refusal: a
 * page, a redirect or a 5xx may come from anything on the way, before or after the change.
 */
export const verdictOf = (failure: Failure): Verdict => {
  const { code, status, apiText } = failure
  if (code === 'outcome-unknown' || code === 'internal') return 'doubt'
  if (code === 'too-many-requests' || code === 'proxy-refused' || isCertificate(failure)) return 'not-sent'
  if (status === undefined) return ours.has(code) ? 'refused' : 'not-sent'
  return status < 500 && apiText !== undefined ? 'refused' : 'doubt'
}

const onTheWay: ReadonlySet<FailureCode> = new Set([
  'unreachable',
  'name-not-found',
  'refused-connection',
  'proxy-refused',
  'too-many-requests',
  'cancelled',
])

/** These may as well be the trouble of one profile alone. */
const perhapsOnTheWay: ReadonlySet<FailureCode> = new Set([
  'timed-out',
  'connection-lost',
  'redirect-refused',
  'not-the-api',
  'server-error',
  'outcome-unknown',
])

/** Whether a failed read says that nothing can be read at the moment: surely, perhaps, or only of this one. */
export const concernsAll = (failure: Failure): 'surely' | 'perhaps' | 'no' => {
  if (onTheWay.has(failure.code) || isCertificate(failure)) return 'surely'
  return perhapsOnTheWay.has(failure.code) ? 'perhaps' : 'no'
}

export const isStoreFailure = ({ code }: Failure): boolean => code.startsWith('store-')
