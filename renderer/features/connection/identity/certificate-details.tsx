import { Fragment } from 'react'
import type { CertificateInfo } from '../../../../shared/domain/certificate'
import { localDay, utcTime } from '../../../lib/time'
import { Facts } from '../../../parts/facts'
import { ValidityMark } from '../common/validity-mark'

/** The line may break between two bytes, but not within one. */
const Fingerprint = ({ text }: { readonly text: string }) =>
  text.split(/(?<=:)/).map((byte, at) => (
    <Fragment key={at}>
      {byte}
      <wbr />
    </Fragment>
  ))

/** The content of the certificate. */
export const CertificateDetails = ({ certificate }: { readonly certificate: CertificateInfo }) => (
  <Facts
    facts={[
      { name: 'Subject', value: certificate.subject },
      { name: 'Issuer', value: certificate.issuer },
      {
        name: 'Valid',
        value: `${localDay(certificate.notBefore) ?? ''} to ${localDay(certificate.notAfter) ?? ''}`,
        hint: `${utcTime(certificate.notBefore) ?? ''} to ${utcTime(certificate.notAfter) ?? ''}`,
      },
      { name: 'Time left', value: <ValidityMark certificate={certificate} /> },
      { name: 'Key', value: certificate.keyType },
      { name: 'Serial', value: certificate.serial, mono: true },
      {
        name: 'Fingerprint',
        value: <Fingerprint text={certificate.fingerprint} />,
        mono: true,
        hint: 'SHA-256',
      },
    ]}
  />
)
