import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import type { ConnectionsView } from '../../../shared/domain/connection'
import type { DeepLink } from '../../../shared/domain/deep-link'
import { failureOf } from '../../bridge/call'
import { FailureNotice } from '../../parts/failure-notice'
import { Notice } from '../../ui/notice'
import { LinkTarget } from './link-target'
import { ChooseMatch } from './choose-match'
import { InTheWay } from './in-the-way'
import { planOf } from './plan'
import { useMatches } from './use-matches'
import { useWentOn } from './use-went-on'

interface Props {
  readonly link: DeepLink
  readonly view: ConnectionsView
  /** A link that was clicked later has already been opened. This one must not replace it. */
  readonly passed: boolean
  readonly onOpenProfile: (id: number) => void
  readonly onOpenConnection: () => void
  readonly onSwitched: (view: ConnectionsView) => void
  /** Tells main that it need not keep the link any longer. */
  readonly onDone: () => void
}

/** A lookup that takes longer than this is announced. */
const slowAfterMs = 400

/**
 * Follows one link to its profile. If something prevents that, it is explained here, and the link stays until it is
 * dismissed.
 */
export const FollowLink = ({
  link,
  view,
  passed,
  onOpenProfile,
  onOpenConnection,
  onSwitched,
  onDone,
}: Props) => {
  const { target } = link
  const plan = planOf(link, view)
  const connection = plan.kind === 'follow' ? plan.connection : null
  const { data: ids, error, isFetching, refetch } = useMatches(link.id, target, connection)
  const [slow] = useDebouncedValue(isFetching, slowAfterMs)
  const wentOn = useWentOn(isFetching)
  const aim = <LinkTarget target={target} />

  const open = (id: number): void => {
    onOpenProfile(id)
    notifications.show({
      id: `link ${link.id}`,
      message: (
        <>
          Opened link: {aim} · {connection?.name}
        </>
      ),
    })
    onDone()
  }
  const follow = useEffectEvent(open)
  const only = ids?.length === 1 ? ids[0] : undefined
  const mayOpen = !passed && !wentOn
  useEffect(() => {
    if (only !== undefined && mayOpen) follow(only)
  }, [only, mayOpen])

  const dismiss = (
    <Button variant="default" onClick={onDone}>
      Dismiss
    </Button>
  )
  if (plan.kind !== 'follow') {
    return (
      <InTheWay
        plan={plan}
        view={view}
        target={aim}
        dismiss={dismiss}
        onOpenConnection={onOpenConnection}
        onSwitched={onSwitched}
      />
    )
  }

  if (error && !isFetching) {
    const failure = failureOf(error)
    return (
      <FailureNotice
        ofRead
        failure={failure}
        actions={
          <>
            <Button variant="default" onClick={() => void refetch()}>
              Try again
            </Button>
            {dismiss}
          </>
        }
      >
        The link to {aim} could not be followed in “{plan.connection.name}”.
      </FailureNotice>
    )
  }
  if (ids?.length === 0) {
    return (
      <Notice title="No profile was found for this link." actions={dismiss}>
        It leads to {aim}, and there is none in “{plan.connection.name}”.
      </Notice>
    )
  }
  if (ids && ids.length > 1) {
    return (
      <ChooseMatch
        ids={ids}
        target={aim}
        connection={plan.connection.name}
        dismiss={dismiss}
        onChoose={open}
      />
    )
  }
  if (only !== undefined && !mayOpen) {
    return (
      <Notice
        tone="info"
        title="The profile for a link was found."
        actions={
          <>
            <Button variant="default" onClick={() => open(only)}>
              Open profile {only}
            </Button>
            {dismiss}
          </>
        }
      >
        It leads to {aim} in “{plan.connection.name}”. You moved on in the meantime, so it was not opened
        automatically.
      </Notice>
    )
  }
  return slow ? (
    <Notice tone="info" title="Following a link" actions={dismiss}>
      It leads to {aim} in “{plan.connection.name}”.
    </Notice>
  ) : null
}
