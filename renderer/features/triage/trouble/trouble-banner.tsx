import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { shownText } from '../../../../shared/domain/shown-text'
import type { Trouble } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { startDoing } from '../../../parts/done'
import { notifyFailure } from '../../../parts/notify-failure'
import { count } from '../../../lib/numbers'
import { Notice } from '../../../ui/notice'
import { TimeAgo } from '../../../ui/time-ago'
import { ReleaseDialog } from './release-dialog'
import { useCase } from '../queue/use-cases'
import { useSetTriage, useTriage } from '../common/use-triage'

type Ids = Int32Array<ArrayBuffer>

interface Props {
  readonly trouble: Trouble
  /** Adds tags to all failed profiles of the provider. */
  readonly onTag: (ids: Ids) => void
}

const nameOf = ({ provider, providerId }: Trouble): string =>
  provider ? shownText(provider) : `provider ${providerId}`

const Release = ({ trouble }: { readonly trouble: Trouble }) => {
  const { release } = trouble
  if (!release) return null
  const left = [
    release.skipped > 0 ? `${count(release.skipped)} left out` : '',
    release.failed > 0 ? `${count(release.failed)} not started or in doubt` : '',
  ].filter(Boolean)
  return (
    <div role="status">
      {release.over ? 'Released' : 'Being released'}: {count(release.started)} of {count(release.total)}{' '}
      started
      {left.length > 0 && `, ${left.join(', ')}`}; the last one {release.over ? 'was' : 'is'} due{' '}
      <TimeAgo at={release.until} show="absolute" />.
    </div>
  )
}

/**
 * Provider trouble, or a hold that is left of it: what was seen, and what can be done for all of its profiles at once.
 */
export const TroubleBanner = ({ trouble, onTag }: Props) => {
  const { providerId, held, release, sentence } = trouble
  const [releasing, setReleasing] = useState(false)
  const take = useSetTriage()
  const hold = useMutation({
    mutationFn: async (on: boolean) => {
      const { notifyDone } = startDoing()
      take(await call('triage:hold', { providerId, on }))
      notifyDone({
        did: on ? `Put ${nameOf(trouble)} on hold` : `Ended the hold of ${nameOf(trouble)}`,
        undo: async (callHere) => {
          const { troubles } = await callHere('triage:state', {})
          const isHeld = troubles.some((one) => one.providerId === providerId && one.held)
          if (isHeld !== on) return { left: `Somebody has ${on ? 'ended' : 'made'} the hold since.` }
          take(await callHere('triage:hold', { providerId, on: !on }))
          return 'taken-back'
        },
      })
    },
    onError: notifyFailure,
  })
  const cancel = useMutation({
    mutationFn: () => call('triage:cancel-release', { providerId }),
    onSuccess: take,
    onError: notifyFailure,
  })
  const tag = useMutation({
    mutationFn: () => call('triage:queue', { providerIds: [providerId] }),
    onSuccess: ({ ids }) => onTag(ids),
    onError: notifyFailure,
  })
  return (
    <Notice
      title={`${held ? 'On hold' : 'Provider trouble'}: ${nameOf(trouble)}`}
      actions={
        <>
          {release && !release.over ? (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              Stop the release
            </Button>
          ) : held ? (
            <>
              <Button onClick={() => setReleasing(true)}>Release all…</Button>
              <Button variant="default" loading={hold.isPending} onClick={() => hold.mutate(false)}>
                End the hold
              </Button>
            </>
          ) : (
            <Button variant="default" loading={hold.isPending} onClick={() => hold.mutate(true)}>
              Hold job starts
            </Button>
          )}
          <Button variant="default" loading={tag.isPending} onClick={() => tag.mutate()}>
            Tag them all
          </Button>
        </>
      }
    >
      {sentence}
      {held && ' Bulk runs leave its profiles out, and a single start asks first.'}
      <Release trouble={trouble} />
      {releasing && <ReleaseDialog trouble={trouble} onClose={() => setReleasing(false)} />}
    </Notice>
  )
}

interface OfProfileProps {
  readonly profileId: number
  readonly onTag: (ids: Ids) => void
}

/** The trouble at a profile's provider, if there is any. */
export const TroubleOfProfile = ({ profileId, onTag }: OfProfileProps) => {
  const { data: item } = useCase(profileId)
  const trouble = useTriage().data?.troubles.find(({ providerId }) => providerId === item?.providerId)
  return trouble ? <TroubleBanner trouble={trouble} onTag={onTag} /> : null
}
