import { useLocation } from 'wouter'
import { wordingOf } from '../../shared/errors/wording'
import { RunStatus } from '../features/bulk/run-status'
import { CertificateStatus } from '../features/connection/certificate-status'
import { useConnections } from '../features/connection/use-connections'
import { DirectoryStatus } from '../features/directory/directory-status'
import { useRunningJobs } from '../features/jobs/use-running-jobs'
import { Kbd } from '../ui/kbd'
import { openHelp } from './help-state'
import { PrivacyMark } from './privacy-mark'
import classes from './status-bar.module.css'

/** Along the bottom: the certificate, what is going on, where the keys are. */
export const StatusBar = () => {
  const { view } = useConnections()
  const [, go] = useLocation()
  const running = useRunningJobs().length
  const trouble = view?.trouble ?? view?.notice
  return (
    <footer className={classes['bar']}>
      <CertificateStatus />
      {trouble && <span className={classes['trouble']}>{wordingOf(trouble).title}</span>}
      <DirectoryStatus />
      <RunStatus onOpen={(id) => go(`/bulk/${id}`)} />
      <span className={classes['grow']} />
      <PrivacyMark />
      {running > 0 && (
        <span role="status" className="lc-num">
          {running === 1 ? '1 job running' : `${running} jobs running`}
        </span>
      )}
      <button type="button" className={classes['keys']} onClick={openHelp}>
        <Kbd>?</Kbd> keys
      </button>
    </footer>
  )
}
