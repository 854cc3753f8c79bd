import type { CertificateInfo } from '../../../../shared/domain/certificate'
import { localDay } from '../../../lib/time'

const dayInMs = 86_400_000
const amberBelowDays = 30
const redBelowDays = 7

export interface Validity {
  readonly level: 'good' | 'soon' | 'urgent' | 'expired' | 'not-yet'
  /** Text for people: `84 days left`. */
  readonly text: string
}

/** How long a certificate remains valid after `now` (milliseconds): amber under 30 days, red under 7. */
export const validityOf = (
  { notBefore, notAfter }: Pick<CertificateInfo, 'notBefore' | 'notAfter'>,
  now: number,
): Validity => {
  if (now < Date.parse(notBefore))
    return { level: 'not-yet', text: `valid from ${localDay(notBefore) ?? notBefore}` }
  const left = Date.parse(notAfter) - now
  if (left <= 0) return { level: 'expired', text: 'expired' }
  const days = Math.floor(left / dayInMs)
  const text = days === 0 ? 'less than a day left' : days === 1 ? '1 day left' : `${days} days left`
  return { level: days < redBelowDays ? 'urgent' : days < amberBelowDays ? 'soon' : 'good', text }
}
