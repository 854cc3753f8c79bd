import { IconAlertTriangle, IconCertificate, IconCertificateOff } from '@tabler/icons-react'
import type { CertificateInfo } from '../../../../shared/domain/certificate'
import { utcTime } from '../../../lib/time'
import { useMinute } from '../../../lib/use-minute'
import { validityOf, type Validity } from './validity'
import classes from './validity-mark.module.css'

const icons = {
  good: IconCertificate,
  soon: IconAlertTriangle,
  urgent: IconAlertTriangle,
  expired: IconCertificateOff,
  'not-yet': IconAlertTriangle,
} satisfies Record<Validity['level'], unknown>

/** How long a certificate remains valid, by icon, words and colour. Its last moment in UTC is shown on hover. */
export const ValidityMark = ({
  certificate,
  prefix = '',
}: {
  readonly certificate: CertificateInfo
  readonly prefix?: string
}) => {
  const { level, text } = validityOf(certificate, useMinute())
  const Icon = icons[level]
  return (
    <span
      className={classes.mark}
      data-level={level}
      title={`${prefix}${text}, until ${utcTime(certificate.notAfter) ?? certificate.notAfter}`}
    >
      <Icon size={14} stroke={1.75} aria-hidden />
      <span>
        {prefix}
        {text}
      </span>
    </span>
  )
}
