import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isTyping } from '../lib/is-typing'
import { plannedTime, untilThen } from '../lib/time'
import { offeredTimes, typedTime } from '../lib/typed-time'
import { Kbd } from '../ui/kbd'
import classes from './start-time.module.css'

interface Props {
  /** The chosen time; null where none is chosen, or what is typed is not understood. */
  readonly value: Date | null
  readonly onChange: (at: Date | null) => void
  /** Called with a time that a click or a single key has chosen. */
  readonly onChosen?: (at: Date) => void
  readonly busy?: boolean
}

/** When something is to start: times that one key chooses, and a field that takes a time as it is said. */
export const StartTime = ({ value, onChange, onChosen, busy = false }: Props) => {
  const [now] = useState(() => new Date())
  const [typed, setTyped] = useState('')
  const offered = offeredTimes(now)
  const choose = (at: Date): void => {
    setTyped('')
    onChange(at)
    onChosen?.(at)
  }
  const meant = value?.toISOString() ?? null
  return (
    <div
      className={classes.times}
      onKeyDown={(event) => {
        const time = offered.find(({ key }) => key === event.key)
        if (!time || isTyping(event.target) || busy || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        choose(time.at)
      }}
    >
      <div className={classes.offered}>
        {offered.map(({ key, name, at }, place) => (
          <Button
            key={key}
            variant="default"
            justify="space-between"
            rightSection={<Kbd>{key}</Kbd>}
            aria-pressed={onChosen ? undefined : value?.getTime() === at.getTime()}
            data-autofocus={place === 0 || undefined}
            disabled={busy}
            onClick={() => choose(at)}
          >
            {name}
          </Button>
        ))}
      </div>
      <TextInput
        label="Another time"
        placeholder="6:00 · tomorrow 7:30 · in 2 hours · mon 9"
        maxLength={60}
        value={typed}
        error={typed.trim() !== '' && value === null && 'This is not a time in the future.'}
        onChange={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          onChange(typedTime(text, new Date()))
        }}
      />
      <p className={classes.meant} role="status">
        {meant && (
          <>
            {plannedTime(meant)} ({untilThen(meant, now.getTime())})
          </>
        )}
      </p>
    </div>
  )
}
