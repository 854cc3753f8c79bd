import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { TriageCase } from '../../../../shared/domain/triage'
import { failureOf } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import { StartTime } from '../../../parts/start-time'
import { DialogFoot } from '../../../ui/dialog-foot'
import { Notice } from '../../../ui/notice'
import dialog from '../common/dialog.module.css'
import { StartOptions } from '../start-again/start-options'
import type { StartOptions as Options } from '../start-again/use-start-again'
import { usePlanning } from './use-planning'

/** What would keep the start from being made, as things are now. */
const Obstacles = ({ item: { lockout, held } }: { readonly item: TriageCase }) => (
  <>
    {!lockout.bulkAllowed && (
      <Notice title="It would not be started as things are.">
        A login has failed with the credentials as they are, and nobody watches a planned start. Store new
        ones first.
      </Notice>
    )}
    {held && (
      <Notice title="Job starts at this provider are on hold.">
        It is only started if the hold has been ended by then.
      </Notice>
    )}
  </>
)

interface Props {
  readonly item: TriageCase
  readonly onClose: () => void
  readonly onPlanned: () => void
}

/** Asks for the time at which a case is started again; one key chooses a usual one. */
export const PlanDialog = ({ item, onClose, onPlanned }: Props) => {
  const [at, setAt] = useState<Date | null>(null)
  const [options, setOptions] = useState<Options>({ mode: item.mode ?? 'bill', sendNotification: true })
  const { plan } = usePlanning(item)
  const submit = (time: Date): void => {
    if (plan.isPending) return
    plan.mutate({ at: time, options }, { onSuccess: (isPlanned) => (isPlanned ? onPlanned() : undefined) })
  }
  return (
    <Modal opened onClose={onClose} title="Start again at" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={dialog.choices}
        onSubmit={(event) => {
          event.preventDefault()
          if (at) submit(at)
        }}
      >
        <Obstacles item={item} />
        <StartOptions options={options} onChange={setOptions} />
        <StartTime value={at} onChange={setAt} onChosen={submit} busy={plan.isPending} />
        {plan.isError && <FailureNotice failure={failureOf(plan.error)}>Nothing is planned.</FailureNotice>}
        {plan.data === false && (
          <Notice tone="trouble" title="Nothing is planned: the case has changed.">
            Another job of the profile has run, or a start of it is just being sent.
          </Notice>
        )}
        <p className={dialog.hint}>
          It is started once, if no other job has run by then. While the console is closed nothing starts.
        </p>
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={at === null} loading={plan.isPending}>
            Plan the start
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
