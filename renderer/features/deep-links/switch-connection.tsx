import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ConnectionsView, ConnectionSummary } from '../../../shared/domain/connection'
import type { Failure } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'
import { call, failureOf } from '../../bridge/call'
import { Notice } from '../../ui/notice'

interface Props {
  readonly to: ConnectionSummary
  /** The name of the connection in use, if there is one. */
  readonly from: string | null
  readonly target: ReactNode
  readonly dismiss: ReactNode
  readonly onSwitched: (view: ConnectionsView) => void
}

/** Asks before another connection is activated: a link never does that by itself. */
export const SwitchConnection = ({ to, from, target, dismiss, onSwitched }: Props) => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  // The question takes the focus only if nothing else has it.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) button.current?.focus()
  }, [])

  const change = async (): Promise<void> => {
    setBusy(true)
    try {
      onSwitched(await call('connection:activate', { id: to.id }))
    } catch (error) {
      const why = failureOf(error)
      // Taken back by the person, when main asked what it would end.
      setFailure(why.code === 'cancelled' ? null : why)
    }
    setBusy(false)
  }

  return (
    <Notice
      title={`This link is for the connection “${to.name}”.`}
      tone={failure ? 'trouble' : 'warning'}
      actions={
        <>
          <Button ref={button} loading={busy} onClick={() => void change()}>
            Switch and open
          </Button>
          {dismiss}
        </>
      }
    >
      It leads to {target}. {from === null ? 'No connection is in use now.' : `“${from}” is in use now.`}
      {failure && (
        <div>
          {wordingOf(failure).title} {wordingOf(failure).advice}
        </div>
      )}
    </Notice>
  )
}
