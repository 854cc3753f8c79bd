import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { CertificateInfo, ServerCertificateInfo } from '../../../../shared/domain/certificate'
import { localDay, utcTime } from '../../../lib/time'
import { Facts, type Fact } from '../../../parts/facts'
import classes from './server-view.module.css'

const unsaid = <span className="lc-muted">not said</span>

const Enabled = ({ enabled }: { readonly enabled: boolean | null }) => {
  if (enabled === null) return unsaid
  const Icon = enabled ? IconCircleCheck : IconCircleX
  return (
    <span className={classes.mark} data-good={enabled}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {enabled ? 'Yes' : 'No: ask your Link contact'}
    </span>
  )
}

const day = (at: string | null): Pick<Fact, 'value' | 'hint'> => ({
  value: at === null ? unsaid : (localDay(at) ?? at),
  hint: (at !== null && utcTime(at)) || undefined,
})

const dayInMs = 86_400_000

/**
 * Whether the server's last day differs from that of the certificate itself. The form of the date is not defined, so a
 * difference of one day does not count.
 */
const differs = (serversDate: string | null, { notAfter }: CertificateInfo): boolean =>
  serversDate !== null && Math.abs(Date.parse(serversDate) - Date.parse(notAfter)) > dayInMs

/**
 * The server's view of the certificate ("Certificate info" of the API document). Dates that cannot be read are shown as
 * the server sent them.
 */
export const ServerView = ({
  server,
  certificate,
}: {
  readonly server: ServerCertificateInfo
  readonly certificate: CertificateInfo
}) => {
  const expires = day(server.expirationDate)
  return (
    <Facts
      facts={[
        { name: 'Client', value: server.clientName ?? unsaid },
        { name: 'Enabled', value: <Enabled enabled={server.enabled} /> },
        { name: 'Created', ...day(server.createdDate) },
        {
          name: 'Expires',
          hint: expires.hint,
          value: (
            <>
              {expires.value}
              {differs(server.expirationDate, certificate) && (
                <span className={classes.mark}>
                  <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
                  differs from the certificate
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
