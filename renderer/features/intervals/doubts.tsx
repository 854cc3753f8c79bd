import { Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { clsx } from 'clsx'
import { counted } from '../../lib/numbers'
import link from '../../ui/link-button.module.css'
import { Notice } from '../../ui/notice'
import type { Doubt } from './join-months'
import classes from './month-list.module.css'
import { monthName } from './words'

const shownClosed = 3

const where = (months: readonly string[], all: number): string => {
  if (all < 2) return ''
  if (months.length === all) return ' (in all months)'
  const named = months.slice(0, 2).map((month) => monthName(month, 'withYear'))
  const more = months.length - named.length
  return ` (${named.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

/** The number of doubts, above the chart, with a way to them: they may be out of sight below it. */
export const DoubtsMark = ({ doubts, to }: { readonly doubts: readonly Doubt[]; readonly to: string }) => {
  const number = doubts.length
  if (number === 0) return null
  return (
    <button
      type="button"
      className={clsx(link.button, classes.mark)}
      onClick={() => document.getElementById(to)?.scrollIntoView({ block: 'nearest' })}
    >
      <IconInfoCircle size={14} aria-hidden />
      {counted(number, 'note')} on these readings
    </button>
  )
}

/** What the readers remarked about the files: each sentence once, the first few at once. */
export const Doubts = ({
  id,
  title = 'Notes on these readings',
  doubts,
  read,
}: {
  readonly id?: string
  readonly title?: ReactNode
  readonly doubts: readonly Doubt[]
  /** The number of months that could be read. */
  readonly read: number
}) => {
  const [open, setOpen] = useState(false)
  if (doubts.length === 0) return null
  const shown = open ? doubts : doubts.slice(0, shownClosed)
  return (
    <div id={id}>
      <Notice
        tone="info"
        title={title}
        actions={
          doubts.length > shownClosed && (
            <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Show fewer' : `Show all ${doubts.length}`}
            </Button>
          )
        }
      >
        <ul className={classes.doubts}>
          {shown.map(({ text, months }) => (
            <li key={text}>
              {/* The text may name a channel, and files can give channels any name. */}
              <span className="lc-private">{text}</span>
              {where(months, read)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
