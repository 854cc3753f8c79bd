import { Button, Modal, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useRef, useState, type KeyboardEvent } from 'react'
import { failureOf } from '../../../bridge/call'
import { counted } from '../../../lib/numbers'
import { isTyping } from '../../../lib/is-typing'
import { Kbd } from '../../../ui/kbd'
import { FailureNotice } from '../../../parts/failure-notice'
import classes from '../common/dialog.module.css'
import { morningOf, snoozeTimes } from './snooze-times'

interface Props {
  readonly title?: string
  readonly busy: boolean
  /** Why it could not be snoozed. */
  readonly error: unknown
  /** How many cases are snoozed all the same. */
  readonly partly?: number
  readonly onSnooze: (until: string, note: string) => void
  readonly onClose: () => void
}

/** Whether an event comes from the calendar, which lies outside of the dialog's own element. */
const isBeside = ({ target, currentTarget }: KeyboardEvent): boolean =>
  target instanceof Node && !currentTarget.contains(target)

const leftWords = (partly: number): string =>
  partly === 0
    ? 'Nothing is snoozed.'
    : `${counted(partly, 'case')} ${partly === 1 ? 'is' : 'are'} snoozed all the same; it can be undone.`

/** Asks for the time until which a case leaves the queue, which one key chooses, and for a note. */
export const SnoozeDialog = ({
  title = 'Snooze until',
  busy,
  error,
  partly = 0,
  onSnooze,
  onClose,
}: Props) => {
  const [now] = useState(() => new Date())
  const note = useRef<HTMLInputElement>(null)
  const [day, setDay] = useState<string | null>(null)
  const until = (time: Date): void => onSnooze(time.toISOString(), note.current?.value.trim() ?? '')
  const times = snoozeTimes(now)
  const chosen = day === null ? null : morningOf(day, now)
  return (
    <Modal opened onClose={onClose} size="sm" title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <div
        className={classes.choices}
        onKeyDown={(event) => {
          const time = times.find(({ key }) => key === event.key)
          if (!time || isTyping(event.target) || busy || isBeside(event)) return
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
            disabled={busy}
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
          <Button type="submit" variant="default" disabled={chosen === null} loading={busy}>
            Snooze
          </Button>
        </form>
        <TextInput ref={note} label="Note" placeholder="Why, for whoever sees it next" maxLength={500} />
        {error !== null && (
          <FailureNotice failure={failureOf(error)} ofRead={partly > 0}>
            {leftWords(partly)}
          </FailureNotice>
        )}
        <p className={classes.hint}>It comes back then, or when the profile’s next job fails.</p>
      </div>
    </Modal>
  )
}
