import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { counted } from '../../lib/numbers'
import classes from './stand-outs-list.module.css'
import { channelKey } from './join-months'
import { flagWords, type Flagged } from './stand-outs'
import type { Zone } from './zones'

const shownClosed = 5

interface Props {
  readonly flagged: readonly Flagged[]
  /** Days on which the clocks change, in words. */
  readonly changes: readonly string[]
  readonly zone: Zone
  readonly leftOut: boolean
  readonly onLeftOut: (leftOut: boolean) => void
}

/** Spikes, readings below zero and resets of counters, each with its reason. A person decides whether they count. */
export const StandOutsList = ({ flagged, changes, zone, leftOut, onLeftOut }: Props) => {
  const [open, setOpen] = useState(false)
  const all = flagged.flatMap(({ channel, flags }) => flags.map((flag) => ({ channel, flag })))
  const amounts = all.filter(({ flag }) => flag.reason !== 'reset').length
  if (all.length === 0 && changes.length === 0) return null
  return (
    <section className={classes.list} aria-label="What stands out">
      <h3 className={classes.title}>What stands out</h3>
      {amounts > 0 && (
        <Switch
          size="xs"
          label={`Leave ${counted(amounts, 'flagged reading')} out of sums`}
          checked={leftOut}
          onChange={(event) => onLeftOut(event.currentTarget.checked)}
        />
      )}
      <ul className={classes.lines}>
        {all.slice(0, open ? undefined : shownClosed).map(({ channel, flag }) => (
          <li key={`${channelKey(channel)} ${flag.index}`}>
            <span className="lc-private">{channel.name}</span>: {flagWords(channel, flag, zone)}.
          </li>
        ))}
        {changes.length > 0 && <li>Clock changes: {changes.join(', ')}.</li>}
      </ul>
      {all.length > shownClosed && (
        <Button variant="default" size="compact-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show fewer' : `Show all ${all.length}`}
        </Button>
      )}
    </section>
  )
}
