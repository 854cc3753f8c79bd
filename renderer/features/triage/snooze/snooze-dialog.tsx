import { Button, Modal, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { call, failureOf } from '../../../bridge/call'
import { isTyping } from '../../../lib/is-typing'
import { Kbd } from '../../../ui/kbd'
import { FailureNotice } from '../../../parts/failure-notice'
import { useNotifyWhenGone } from '../../../parts/use-notify-when-gone'
import classes from '../common/dialog.module.css'
import { morningOf, snoozeTimes } from './snooze-times'
import { useSetTriage } from '../common/use-triage'

interface Props {
  readonly profileIds: readonly number[]
  readonly onClose: () => void
  readonly onSnoozed: () => void
}

/** Whether an event comes from the calendar, which lies outside of the dialog's own element. */
const isBeside = ({ target, currentTarget }: KeyboardEvent): boolean =>
  target instanceof Node && !currentTarget.contains(target)

/** Takes cases out of the queue until a time that one key chooses, with a note. */
export const SnoozeDialog = ({ profileIds, onClose, onSnoozed }: Props) => {
  const [now] = useState(() => new Date())
  const note = useRef<HTMLInputElement>(null)
  const [day, setDay] = useState<string | null>(null)
  const take = useSetTriage()
  const snooze = useMutation({
    mutationFn: (until: Date) =>
      call('triage:snooze', {
        profileIds: [...profileIds],
        until: until.toISOString(),
        note: note.current?.value.trim() ?? '',
      }),
    onSuccess: (state) => {
      take(state)
      onSnoozed()
    },
    onError: useNotifyWhenGone(),
  })
  const times = snoozeTimes(now)
  const chosen = day === null ? null : morningOf(day, now)
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      title="Snooze until"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div
        className={classes.choices}
        onKeyDown={(event) => {
          const time = times.find(({ key }) => key === event.key)
          if (!time || isTyping(event.target) || snooze.isPending || isBeside(event)) return
          event.preventDefault()
          snooze.mutate(time.until)
        }}
      >
        {times.map(({ key, name, until }, at) => (
          <Button
            key={key}
            variant="default"
            justify="space-between"
            rightSection={<Kbd>{key}</Kbd>}
            data-autofocus={at === 0 || undefined}
            disabled={snooze.isPending}
            onClick={() => snooze.mutate(until)}
          >
            {name}
          </Button>
        ))}
        <form
          className={classes.date}
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen) snooze.mutate(chosen)
          }}
        >
          <DateInput
            label="A day, 9:00"
            placeholder="YYYY-MM-DD"
            valueFormat="YYYY-MM-DD"
            className={classes.grow}
            minDate={now}
            value={day}
            onChange={setDay}
          />
          <Button type="submit" variant="default" disabled={chosen === null} loading={snooze.isPending}>
            Snooze
          </Button>
        </form>
        <TextInput ref={note} label="Note" placeholder="Why, for whoever sees it next" maxLength={500} />
        {snooze.isError && (
          <FailureNotice failure={failureOf(snooze.error)}>It is not snoozed.</FailureNotice>
        )}
        <p className={classes.hint}>It comes back then, or when the profile’s next job fails.</p>
      </div>
    </Modal>
  )
}
