import type { Failure, FailureCode } from '../../shared/errors/failure'
import { isCertificate } from './verdict'

const onTheWay: ReadonlySet<FailureCode> = new Set([
  'unreachable',
  'name-not-found',
  'refused-connection',
  'proxy-refused',
  'too-many-requests',
  'cancelled',
])

/** Failures that may also concern a single profile. */
const perhapsOnTheWay: ReadonlySet<FailureCode> = new Set([
  'timed-out',
  'connection-lost',
  'redirect-refused',
  'not-the-api',
  'server-error',
  'outcome-unknown',
])

/** Whether a failed read means that nothing can be read at the moment: surely, perhaps, or only for this profile. */
export const concernsAll = (failure: Failure): 'surely' | 'perhaps' | 'no' => {
  if (onTheWay.has(failure.code) || isCertificate(failure)) return 'surely'
  return perhapsOnTheWay.has(failure.code) ? 'perhaps' : 'no'
}

/** A 404 in answer to a change may also mean its ZIP code, its provider or a missing agent. */
export const saysProfileGone = ({ code, subject }: Failure): boolean =>
  code === 'not-found' && subject === 'profile'

export const isStoreFailure = ({ code }: Failure): boolean => code.startsWith('store-')
