import { Button } from '@mantine/core'
import { useState } from 'react'
import type { MonthReading } from '../../../shared/ipc/contract'
import { Notice } from '../../ui/notice'
import { doubtsOf } from './join-months'
import classes from './month-list.module.css'
import { monthName } from './words'

const fewest = 3

const where = (months: readonly string[], all: number): string => {
  if (all < 2) return ''
  if (months.length === all) return ' (in all months)'
  const named = months.slice(0, 2).map((month) => monthName(month, 'withYear'))
  const more = months.length - named.length
  return ` (${named.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

/** What the readers of the files would mention: each sentence once, the first few at once. */
export const Doubts = ({ readings }: { readonly readings: readonly MonthReading[] }) => {
  const [open, setOpen] = useState(false)
  const doubts = doubtsOf(readings)
  if (doubts.length === 0) return null
  const read = readings.filter(({ readings: { ok } }) => ok).length
  const shown = open ? doubts : doubts.slice(0, fewest)
  return (
    <Notice
      tone="info"
      title="To know about these readings"
      actions={
        doubts.length > fewest && (
          <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Show fewer' : `Show all ${doubts.length}`}
          </Button>
        )
      }
    >
      <ul className={classes['doubts']}>
        {shown.map(({ text, months }) => (
          <li key={text}>
            {text}
            {where(months, read)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
