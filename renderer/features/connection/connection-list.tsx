import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconPlugConnectedX,
  IconPlus,
  IconSchool,
} from '@tabler/icons-react'
import type { ConnectionSummary, ConnectionsView } from '../../../shared/domain/connection'
import { shownText } from '../../../shared/domain/shown-text'
import { wordingOf } from '../../../shared/errors/wording'
import { useReach } from '../../parts/use-reach'
import { Verbatim } from '../../ui/verbatim'
import classes from './connection-list.module.css'
import { standingOf } from './common/standing'
import { ValidityMark } from './common/validity-mark'

const hostOf = ({ practice, baseUrl }: ConnectionSummary): string =>
  practice ? 'this computer' : new URL(baseUrl).host

const Standing = ({ connection: { trouble, certificate } }: { readonly connection: ConnectionSummary }) => {
  if (trouble && trouble.code !== 'keychain-nothing-stored')
    return (
      <span className={classes.trouble} title={wordingOf(trouble).title}>
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
        <span className={classes.cut}>{wordingOf(trouble).title}</span>
      </span>
    )
  return certificate ? <ValidityMark certificate={certificate} /> : <span>no certificate</span>
}

const InUse = ({ view }: { readonly view: ConnectionsView }) => {
  const { ready, trouble } = standingOf(view, useReach())
  const Icon = ready ? IconCircleCheck : IconPlugConnectedX
  return (
    <span className={classes.active} data-ready={ready}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {trouble === null ? 'in use' : `in use, ${trouble}`}
    </span>
  )
}

interface Props {
  readonly connections: readonly ConnectionSummary[]
  readonly view: ConnectionsView
  readonly selectedId: string | null
  readonly onSelect: (id: string) => void
  readonly onNew: () => void
  readonly onPractice: () => void
}

/** All connections: which one is in use, how long its certificate remains valid, and what is wrong with it. */
export const ConnectionList = ({ connections, view, selectedId, onSelect, onNew, onPractice }: Props) => (
  <section className={classes.list} aria-labelledby="connections">
    <h1 className={classes.heading} id="connections">
      Connections
    </h1>
    <ul className={classes.items}>
      {connections.map((connection) => (
        <li key={connection.id}>
          <button
            type="button"
            className={classes.item}
            aria-current={connection.id === selectedId ? 'true' : undefined}
            onClick={() => onSelect(connection.id)}
          >
            <span className={classes.line}>
              <span className={classes.name} title={shownText(connection.name)}>
                <Verbatim text={connection.name} />
              </span>
              {connection.id === view.activeId && <InUse view={view} />}
            </span>
            <span className={classes.host} title={connection.baseUrl}>
              {hostOf(connection)}
            </span>
            <span className={classes.standing}>
              <Standing connection={connection} />
            </span>
          </button>
        </li>
      ))}
    </ul>
    <div className={classes.actions}>
      <Button
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
        onClick={onNew}
      >
        New connection
      </Button>
      {!connections.some(({ practice }) => practice) && (
        <Button
          variant="default"
          leftSection={<IconSchool size={14} stroke={1.75} aria-hidden />}
          onClick={onPractice}
        >
          Enter Practice
        </Button>
      )}
    </div>
  </section>
)
