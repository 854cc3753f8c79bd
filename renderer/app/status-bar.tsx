import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useLocation } from 'wouter'
import { electronWarning } from '../../shared/domain/electron-support'
import { wordingOf } from '../../shared/errors/wording'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'
import { RunStatus } from '../features/bulk/runs/run-status'
import { CertificateStatus } from '../features/connection/identity/certificate-status'
import { useConnections } from '../features/connection/common/use-connections'
import { SweepStatus } from '../features/coverage/sweep-status'
import { DirectoryStatus } from '../features/directory/directory-status'
import { useRunningJobs } from '../features/jobs/list/use-running-jobs'
import { counted } from '../lib/numbers'
import { Kbd } from '../ui/kbd'
import { PrivacyMark } from './privacy-mark'
import { request } from './requests'
import classes from './status-bar.module.css'

/** A warning if Electron is too old to be trusted with real customers. */
const ElectronWarning = () => {
  const { data } = useQuery({
    queryKey: keys.info,
    queryFn: ({ signal }) => call('app:info', {}, signal),
    staleTime: Infinity,
  })
  const warning = data && electronWarning(data.electron)
  if (!warning) return null
  return (
    <span
      className={classes.electron}
      title={`${warning}. Use it only for practice and tests: real customers’ data needs a supported version.`}
    >
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      <span>{warning}</span>
    </span>
  )
}

/** Along the bottom: the certificate, what is going on, where the keys are. */
export const StatusBar = () => {
  const { view } = useConnections()
  const [, go] = useLocation()
  const running = useRunningJobs()
  const trouble = view?.trouble ?? view?.notice
  return (
    <footer className={clsx('lc-status-bar', classes.bar)}>
      <span className={classes.certificate}>
        <CertificateStatus />
      </span>
      {trouble && (
        <span className={classes.trouble} title={wordingOf(trouble).title}>
          {wordingOf(trouble).title}
        </span>
      )}
      <ElectronWarning />
      <DirectoryStatus />
      <SweepStatus />
      <RunStatus onOpen={(id) => go(`/bulk/${id}`)} />
      <span className={classes.grow} />
      <PrivacyMark />
      {running > 0 && (
        <span role="status" className="lc-num">
          {counted(running, 'job')}
          <span className={classes.more}> running</span>
        </span>
      )}
      <button type="button" className={classes.keys} onClick={() => request('keys', true)}>
        <Kbd>?</Kbd> <span>keys</span>
      </button>
    </footer>
  )
}
