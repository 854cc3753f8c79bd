import { Button, Modal, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useRef, useState, type KeyboardEvent } from 'react'
import { failureOf } from '../../../bridge/call'
import type { TriageCase } from '../../../../shared/domain/triage'
import { isTyping } from '../../../lib/is-typing'
import { Kbd } from '../../../ui/kbd'
import { FailureNotice } from '../../../parts/failure-notice'
import { useSnoozing } from './use-snoozing'
import classes from '../common/dialog.module.css'
import { morningOf, snoozeTimes } from './snooze-times'

interface Props {
  readonly item: TriageCase
  readonly onClose: () => void
  readonly onSnoozed: () => void
}

/** Whether an event comes from the calendar, which lies outside of the dialog's own element. */
const isBeside = ({ target, currentTarget }: KeyboardEvent): boolean =>
  target instanceof Node && !currentTarget.contains(target)

/** Takes a case out of the queue until a time that one key chooses, with a note. */
export const SnoozeDialog = ({ item, onClose, onSnoozed }: Props) => {
  const [now] = useState(() => new Date())
  const note = useRef<HTMLInputElement>(null)
  const [day, setDay] = useState<string | null>(null)
  const { snooze } = useSnoozing()
  const until = (time: Date): void =>
    void snooze
      .mutateAsync({ item, until: time.toISOString(), note: note.current?.value.trim() ?? '' })
      .then(onSnoozed, () => undefined)
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
          until(time.until)
        }}
      >
        {times.map(({ key, name, until: time }, at) => (
          <Button
            key={key}
            variant="default"
            justify="space-between"
            rightSection={<Kbd>{key}</Kbd>}
            data-autofocus={at === 0 || undefined}
            disabled={snooze.isPending}
            onClick={() => until(time)}
          >
            {name}
          </Button>
        ))}
        <form
          className={classes.date}
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen) until(chosen)
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
