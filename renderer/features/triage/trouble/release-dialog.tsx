import { Button, Modal, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { shownText } from '../../../../shared/domain/shown-text'
import type { Trouble } from '../../../../shared/domain/triage'
import { call, failureOf } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import { useNotifyWhenGone } from '../../../parts/use-notify-when-gone'
import { DialogFoot } from '../../../ui/dialog-foot'
import classes from '../common/dialog.module.css'
import { StartOptions } from '../start-again/start-options'
import type { StartOptions as Options } from '../start-again/use-start-again'

const maxMinutes = 24 * 60

/**
 * Ends a hold by starting what failed, one profile after another over some minutes, so that a site that has just come
 * back is not overloaded.
 */
export const ReleaseDialog = ({
  trouble,
  onClose,
}: {
  readonly trouble: Trouble
  readonly onClose: () => void
}) => {
  const { providerId, provider } = trouble
  const [minutes, setMinutes] = useState(60)
  const [options, setOptions] = useState<Options>({ mode: 'bill', sendNotification: true })
  const release = useMutation({
    mutationFn: () => call('triage:release', { providerId, overMinutes: minutes, ...options }),
    onError: useNotifyWhenGone(),
  })
  const isSound = Number.isInteger(minutes) && minutes >= 1 && minutes <= maxMinutes
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Release ${provider ? shownText(provider) : `provider ${providerId}`}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={classes.choices}
        onSubmit={(event) => {
          event.preventDefault()
          // `mutate` drops this callback when the dialog is unmounted, so that a dialog opened later is not closed by
          // it.
          if (isSound) release.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <p className={classes.text}>
          The hold ends, and the provider’s open cases are started one after another, evenly over this time.
          The lockout guard leaves out those whose login has failed.
        </p>
        <NumberInput
          size="xs"
          label="Over how many minutes"
          data-autofocus
          min={1}
          max={maxMinutes}
          allowDecimal={false}
          value={minutes}
          onChange={(value) => setMinutes(Number(value))}
          error={isSound ? undefined : `1 to ${maxMinutes}`}
        />
        <StartOptions options={options} onChange={setOptions} />
        {release.isError && (
          <FailureNotice failure={failureOf(release.error)}>Nothing was released.</FailureNotice>
        )}
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isSound} loading={release.isPending}>
            Release all
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
