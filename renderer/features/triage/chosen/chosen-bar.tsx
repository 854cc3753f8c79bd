import { Button } from '@mantine/core'
import { useState } from 'react'
import { count } from '../../../lib/numbers'
import { useKeys } from '../../../lib/use-keys'
import { Kbd } from '../../../ui/kbd'
import { clearChosen, letGo, useChosen } from '../choice/chosen'
import classes from './chosen-bar.module.css'
import { HoldChosen } from './hold-chosen'
import { SnoozeChosen } from './snooze-chosen'
import { useChosenNow } from './use-chosen-now'
import { useCopyTexts } from './use-copy-texts'

/** Cases that are to be started again, each with the job that it is about. */
export interface ChosenCases {
  readonly ids: Int32Array<ArrayBuffer>
  readonly caseJobs: readonly string[]
  readonly snoozed: boolean
}

interface Props {
  /** The chosen cases that the queue shows now. */
  readonly shown: number
  readonly onStartAgain: (chosen: ChosenCases) => void
  readonly onTag: (ids: Int32Array<ArrayBuffer>) => void
  /** Returns the focus to the list. */
  readonly onLeave: () => void
}

/** Says what has become of chosen cases since, so that nobody acts on what is there no more. */
const Since = () => {
  const { changed, gone } = useChosenNow()
  const words = [
    changed.length > 0 && `${count(changed.length)} changed since: another job has run`,
    gone.length > 0 && `${count(gone.length)} no longer ${gone.length === 1 ? 'a case' : 'cases'}`,
  ].filter((one) => one !== false)
  return (
    <span role="status" className={classes.since}>
      {words.length > 0 && (
        <>
          {words.join(' · ')}
          <Button variant="subtle" size="compact-xs" onClick={() => void letGo([...changed, ...gone])}>
            Take {changed.length + gone.length === 1 ? 'it' : 'them'} out
          </Button>
        </>
      )}
    </span>
  )
}

/** How many cases are chosen, and what can be done with all of them, at the foot of the queue. */
export const ChosenBar = ({ shown, onStartAgain, onTag, onLeave }: Props) => {
  const { jobs, snoozed } = useChosen()
  const [open, setOpen] = useState<'snooze' | 'hold' | null>(null)
  const { copy, copied } = useCopyTexts()
  const idsOf = (): Int32Array<ArrayBuffer> => Int32Array.from(jobs.keys())
  const start = (): void => onStartAgain({ ids: idsOf(), caseJobs: [...jobs.values()], snoozed })
  const tag = (): void => onTag(idsOf())
  const copyAll = (): void => void copy(jobs)
  const close = (): void => {
    setOpen(null)
    onLeave()
  }
  useKeys({
    R: start,
    S: () => setOpen('snooze'),
    T: tag,
    M: copyAll,
    H: () => setOpen('hold'),
  })
  const hidden = jobs.size - shown
  return (
    <div className={classes.bar} role="toolbar" aria-label="Chosen cases">
      <div className={classes.line}>
        <strong role="status">
          {count(jobs.size)} chosen
          {hidden > 0 && `, ${count(hidden)} of them not shown`}
        </strong>
        <Since />
      </div>
      <div className={classes.line}>
        <Button aria-keyshortcuts="R" rightSection={<Kbd>R</Kbd>} onClick={start}>
          Start again…
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="S"
          rightSection={<Kbd>S</Kbd>}
          onClick={() => setOpen('snooze')}
        >
          Snooze…
        </Button>
        <Button variant="default" aria-keyshortcuts="T" rightSection={<Kbd>T</Kbd>} onClick={tag}>
          Tag…
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="M"
          rightSection={<Kbd>M</Kbd>}
          loading={copied !== null}
          onClick={copyAll}
        >
          Copy texts
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="H"
          rightSection={<Kbd>H</Kbd>}
          onClick={() => setOpen('hold')}
        >
          Hold…
        </Button>
        <span className={classes.grow} />
        <Button variant="default" rightSection={<Kbd>Esc</Kbd>} onClick={clearChosen}>
          Clear
        </Button>
      </div>
      {open === 'snooze' && <SnoozeChosen onClose={close} />}
      {open === 'hold' && <HoldChosen onClose={close} />}
    </div>
  )
}
