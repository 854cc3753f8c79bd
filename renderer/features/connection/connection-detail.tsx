import { Button } from '@mantine/core'
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react'
import type { ConnectionSummary, ConnectionsView } from '../../../shared/domain/connection'
import type { Reach } from '../../../shared/domain/reach'
import { shownText } from '../../../shared/domain/shown-text'
import { call } from '../../bridge/call'
import { useReach } from '../../parts/use-reach'
import { Verbatim } from '../../ui/verbatim'
import { CheckSection } from './check/check-section'
import classes from './connection-detail.module.css'
import { EnvironmentNotice } from './check/environment-notice'
import { FailureNotice } from '../../parts/failure-notice'
import { ForgetSection } from './forget-section'
import { KeptFilesSection } from './kept-files-section'
import { HistorySection } from './history-section'
import { IdentitySection } from './identity/identity-section'
import { NotificationsSection } from './notifications/notifications-section'
import { Section } from '../../parts/section'
import { SettingsForm } from './settings/settings-form'
import { standingOf } from './common/standing'
import { useAction } from './common/use-action'
import { useCheck } from './common/use-check'
import type { Connections } from './common/use-connections'

interface Props {
  readonly connection: ConnectionSummary
  readonly view: ConnectionsView
  readonly apply: Connections['apply']
  readonly reload: Connections['reload']
  readonly onPractice: () => void
}

interface HeaderProps extends Omit<Props, 'reload'> {
  readonly reach: Reach | undefined
}

const Header = ({ connection, view, reach, apply, onPractice }: HeaderProps) => {
  const switching = useAction()
  const active = connection.id === view.activeId
  const activate = (): void => switching.run(() => call('connection:activate', { id: connection.id }), apply)
  const { ready, troubleInFull } = standingOf(view, reach)
  const Standing = ready ? IconCircleCheck : IconPlugConnectedX
  const leave = (): void => switching.run(() => call('connection:leave-practice', {}), apply)
  return (
    <>
      <header className={classes.header}>
        <div className={classes.names}>
          <h2 className={classes.name} title={shownText(connection.name)}>
            <Verbatim text={connection.name} />
          </h2>
          <p className={classes.address} title={connection.baseUrl}>
            {connection.practice ? 'The practice service on this computer, ' : ''}
            <span className="lc-mono">{connection.baseUrl}</span>
          </p>
        </div>
        {active && (
          <span className={classes.active} data-ready={ready}>
            <Standing size={15} stroke={1.75} aria-hidden />
            {troubleInFull === null ? 'In use' : `In use, ${troubleInFull}`}
          </span>
        )}
        {active && connection.practice && (
          <Button variant="default" loading={switching.pending} onClick={leave}>
            Leave Practice
          </Button>
        )}
        {!active && connection.practice && <Button onClick={onPractice}>Enter Practice</Button>}
        {!active && !connection.practice && (
          <Button
            loading={switching.pending}
            disabled={connection.certificate === null}
            title={connection.certificate === null ? 'It needs a certificate first' : undefined}
            onClick={activate}
          >
            Use this connection
          </Button>
        )}
      </header>
      {switching.failure && (
        <div className={classes.notes}>
          <FailureNotice withDetail failure={switching.failure} />
        </div>
      )}
    </>
  )
}

/** One connection: its identity, its check, its settings, and a way to forget it. */
export const ConnectionDetail = ({ connection, view, apply, reload, onPractice }: Props) => {
  const check = useCheck(connection.id)
  const reach = useReach()
  const retrying = useAction()
  const saving = useAction()
  const active = connection.id === view.activeId
  // Only activating a connection opens its identity and its database again. For the others, listing them reads the
  // keychain.
  const retry = (): void =>
    active
      ? retrying.run(() => call('connection:activate', { id: connection.id }), apply)
      : retrying.run(reload)
  const changed = (): void => {
    check.clear()
    void reload()
  }
  // A problem of the connection as a whole, if it is not caused by its identity.
  const trouble =
    active && !view.ready && connection.trouble === null && connection.certificate ? view.trouble : null
  return (
    <div className={classes.detail}>
      <Header connection={connection} view={view} reach={reach} apply={apply} onPractice={onPractice} />
      <EnvironmentNotice />
      {(trouble ?? (active && view.notice)) && (
        <div className={classes.notes}>
          {trouble && (
            <FailureNotice
              standing
              withDetail
              failure={retrying.failure ?? trouble}
              retry={retry}
              retrying={retrying.pending}
            />
          )}
          {active && view.notice && (
            <FailureNotice standing withDetail failure={view.notice} tone="warning" />
          )}
        </div>
      )}
      <IdentitySection
        connection={connection}
        check={check}
        onChanged={changed}
        retry={retry}
        retrying={retrying}
      />
      <CheckSection
        check={check}
        unreachedSince={active && reach?.state === 'offline' ? reach.since : null}
      />
      {!connection.practice && (
        <Section title="Settings">
          <SettingsForm
            initial={connection}
            submitLabel="Save"
            pending={saving.pending}
            failure={saving.failure}
            onSubmit={({ name, baseUrl, caPem, oaepHash }, saved) =>
              saving.run(
                async () => {
                  await call('connection:change', { id: connection.id, name, baseUrl, caPem, oaepHash })
                  await reload()
                },
                () => {
                  saved()
                  check.clear()
                },
              )
            }
          />
        </Section>
      )}
      {active && view.ready && <NotificationsSection />}
      {active && view.ready && <KeptFilesSection />}
      {active && view.ready && <HistorySection key={connection.id} />}
      <ForgetSection connection={connection} onForgotten={() => void reload()} />
    </div>
  )
}
