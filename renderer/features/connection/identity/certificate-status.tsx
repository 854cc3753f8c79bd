import { useConnections } from '../common/use-connections'
import { ValidityMark } from '../common/validity-mark'

/** For the status bar: how long the active connection's certificate remains valid. */
export const CertificateStatus = () => {
  const { active } = useConnections()
  if (!active) return null
  if (!active.certificate) return <span>No certificate</span>
  return <ValidityMark certificate={active.certificate} prefix="Certificate " />
}
