import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConnectionsView } from '../../../shared/domain/connection'
import { wordingOf } from '../../../shared/errors/wording'
import { Notice } from '../../ui/notice'
import type { Plan } from './plan'
import { SwitchConnection } from './switch-connection'

interface Props {
  readonly plan: Exclude<Plan, { readonly kind: 'follow' }>
  readonly view: ConnectionsView
  readonly target: ReactNode
  readonly dismiss: ReactNode
  readonly onOpenConnection: () => void
  readonly onSwitched: (view: ConnectionsView) => void
}

/** Why a link is not followed, or not yet. */
export const InTheWay = ({ plan, view, target, dismiss, onOpenConnection, onSwitched }: Props) => {
  const toConnection = (
    <>
      <Button variant="default" onClick={onOpenConnection}>
        Open Connection
      </Button>
      {dismiss}
    </>
  )
  switch (plan.kind) {
    case 'unreadable':
      return (
        <Notice title="This link cannot be read." actions={dismiss}>
          {target} is neither a link to a profile (link-console://profile/516) nor one to a label
          (link-console://label/CASE-00412).
        </Notice>
      )
    case 'unknown-connection':
      return (
        <Notice title="This link is for a connection that is not known here." actions={toConnection}>
          It leads to {target} in “{plan.name}”. No connection has this name.
        </Notice>
      )
    case 'which-connection':
      return (
        <Notice title="This link is for one of several connections." actions={toConnection}>
          It leads to {target} in “{plan.name}”, and more than one connection has this name. It is followed
          once one of them is in use.
        </Notice>
      )
    case 'switch':
      return (
        <SwitchConnection
          to={plan.to}
          from={view.connections.find(({ id }) => id === view.activeId)?.name ?? null}
          target={target}
          dismiss={dismiss}
          onSwitched={onSwitched}
        />
      )
    case 'wait':
      return (
        <Notice title="A link is waiting for the connection." actions={toConnection}>
          It leads to {target}, and is followed as soon as the console is connected.{' '}
          {wordingOf(plan.failure).title}
        </Notice>
      )
  }
}
