import { Button, Modal } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call, failureOf } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { counted } from '../../../lib/numbers'
import { startDoing } from '../../../parts/done'
import { FailureMessage } from '../../../parts/failure-message'
import { FailureNotice } from '../../../parts/failure-notice'
import { DialogFoot } from '../../../ui/dialog-foot'
import { Verbatim } from '../../../ui/verbatim'
import dialog from '../common/dialog.module.css'
import { useSetTriage } from '../common/use-triage'
import { providerName } from '../common/lines'
import { useChosen } from '../choice/chosen'
import classes from './chosen-bar.module.css'

const hold = (ask: typeof call, providerId: number, on: boolean) => ask('triage:hold', { providerId, on })

/** Puts the providers on hold one after the other; what was held before a failure can be taken back all the same. */
const useHolding = (onDone: () => void) => {
  const take = useSetTriage()
  return useMutation({
    mutationFn: async (providerIds: readonly number[]) => {
      const { notifyDone } = startDoing()
      const held: number[] = []
      try {
        for (const providerId of providerIds) {
          take(await hold(call, providerId, true))
          held.push(providerId)
        }
      } finally {
        if (held.length > 0) {
          notifyDone({
            did: `Put ${counted(held.length, 'provider')} on hold`,
            undo: async (callHere) => {
              const { troubles } = await callHere('triage:state', {})
              const still = held.filter((id) => troubles.some((one) => one.providerId === id && one.held))
              for (const id of still) take(await hold(callHere, id, false))
              return still.length === held.length
                ? 'taken-back'
                : { left: `${counted(held.length - still.length, 'hold')} had been ended since.` }
            },
          })
        }
      }
    },
    onSuccess: onDone,
  })
}

/** Puts the providers of the chosen cases on hold. */
export const HoldChosen = ({ onClose }: { readonly onClose: () => void }) => {
  const { jobs, set } = useChosen()
  const query = useQuery({
    queryKey: keys.chosen(set),
    queryFn: ({ signal }) => call('triage:chosen', { ids: Int32Array.from(jobs.keys()) }, signal),
  })
  const holding = useHolding(onClose)
  const providers = query.data?.providers ?? []
  const free = providers.flatMap(({ providerId, held }) => (providerId === null || held ? [] : [providerId]))
  return (
    <Modal opened onClose={onClose} title="Hold job starts" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={dialog.choices}
        onSubmit={(event) => {
          event.preventDefault()
          if (free.length > 0) holding.mutate(free)
        }}
      >
        <p className={dialog.text}>
          Bulk runs leave out the profiles of a provider on hold, and a single start asks first. It concerns
          all profiles there, not only the chosen ones.
        </p>
        {query.isError && <FailureMessage error={query.error} retry={() => void query.refetch()} />}
        <ul className={classes.providers} aria-label="Providers of the chosen cases">
          {providers.map((one) => (
            <li key={one.providerId ?? 'none'}>
              <Verbatim text={providerName(one)} /> · {counted(one.count, 'case')}
              {one.held && ', on hold already'}
            </li>
          ))}
        </ul>
        {holding.isError && (
          <FailureNotice failure={failureOf(holding.error)}>Not all of them are on hold.</FailureNotice>
        )}
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" data-autofocus disabled={free.length === 0} loading={holding.isPending}>
            Hold {counted(free.length, 'provider')}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
