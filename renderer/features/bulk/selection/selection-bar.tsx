import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { BulkOperation, UnmatchedLines } from '../../../../shared/domain/bulk'
import { gapKind } from '../../../../shared/domain/gaps'
import type { TableFormat } from '../../../../shared/domain/table-format'
import { ExportMenu } from '../../../parts/export-menu'
import { knownTags } from '../../../parts/known-tags'
import { count } from '../../../lib/numbers'
import { useKeys } from '../../../lib/use-keys'
import { Kbd } from '../../../ui/kbd'
import { ChangeDialog } from '../dialogs/change-dialog'
import { ConfirmRun } from '../dialogs/confirm-run'
import { DeleteDialog } from '../dialogs/delete-dialog'
import { GapDialog } from '../dialogs/gap-dialog'
import { JobDialog } from '../dialogs/job-dialog'
import { useLastOperation } from '../preview/last-operation'
import classes from './selection-bar.module.css'
import { MissingQuestion } from './missing-question'
import type { Selection } from './selection'
import { TagDialog } from '../dialogs/tag-dialog'
import type { Ids } from '../preview/use-draft'

type Kind = 'tag' | 'untag' | 'job' | 'gaps' | 'change' | 'delete' | 'repeat'

interface Props {
  readonly selection: Selection
  readonly onShowRun: (id: string) => void
  readonly onExport?: ((format: TableFormat) => void) | undefined
}

/** The selection at the time when the dialog was opened. */
interface Opened {
  readonly kind: Kind
  readonly ids: Ids
  readonly unmatched: UnmatchedLines | null
}

interface DialogProps extends Opened {
  readonly last: BulkOperation | null
  readonly onClose: () => void
  readonly onShowRun: (id: string) => void
}

const Dialog = ({ kind, last, ids, unmatched, onClose, onShowRun }: DialogProps) => {
  const common = { ids, unmatched, onClose, onStarted: onClose, onShowRun }
  switch (kind) {
    case 'tag':
      return <TagDialog kind="tag-add" {...common} />
    case 'untag':
      return <TagDialog kind="tag-remove" {...common} />
    case 'job':
      return <JobDialog {...common} />
    case 'gaps':
      return <GapDialog {...common} scope={{ what: 'bills', type: null }} />
    case 'change':
      return <ChangeDialog {...common} />
    case 'delete':
      return <DeleteDialog {...common} />
    case 'repeat':
      // An operation that cannot be undone asks its full question again when it is repeated.
      if (last?.kind === 'delete') return <DeleteDialog {...common} />
      if (last?.kind === 'job-start' && last.gaps)
        return <GapDialog {...common} scope={{ ...last.gaps, what: gapKind(last.mode) }} />
      if (last?.kind === 'job-start') return <JobDialog {...common} mode={last.mode} />
      return last && <ConfirmRun {...common} operation={last} />
  }
}

/** The actions on the selected profiles, at the foot of the list. */
export const SelectionBar = ({ selection, onShowRun, onExport }: Props) => {
  const [open, setOpen] = useState<Opened | null>(null)
  const { operation: last } = useLastOperation()
  /** The action that waits until all matching profiles are known. */
  const [held, setHeld] = useState<Kind | null>(null)
  const before = useRef<Element | null>(null)
  // Read before the dialog opens, so that a prefix typed at once is completed at once.
  useQuery(knownTags)

  const openFor = (kind: Kind): void =>
    setOpen({ kind, ids: selection.ids(), unmatched: selection.unmatched ?? null })
  const show = (kind: Kind): void => {
    if (kind === 'repeat' && last === null) {
      notifications.show({ message: 'There is no bulk run to repeat yet.' })
      return
    }
    before.current = document.activeElement
    if (selection.missing) setHeld(kind)
    else openFor(kind)
  }
  const goOn = (): void => {
    if (held && selection.count > 0) openFor(held)
    setHeld(null)
  }
  const goOnByItself = useEffectEvent(goOn)
  const complete = held !== null && !selection.missing
  useEffect(() => {
    // Runs after this render, when the profiles that have arrived are selected.
    if (complete) queueMicrotask(() => goOnByItself())
  }, [complete])
  const close = (): void => {
    setOpen(null)
    setHeld(null)
    if (before.current instanceof HTMLElement) before.current.focus()
  }

  const keys = {
    'Shift+T': () => show('untag'),
    T: () => show('tag'),
    U: () => show('untag'),
    B: () => show('job'),
    '.': () => show('repeat'),
  }
  // All matching profiles can be selected before the first of them is known; the action then waits for them.
  useKeys(selection.count > 0 || selection.missing ? keys : {})

  const { elsewhere = 0 } = selection
  if (selection.count === 0 && !open && !held) return null
  return (
    <div className={classes.dock} data-dock>
      {held && <MissingQuestion selection={selection} onGoOn={goOn} onClose={close} />}
      {open && <Dialog {...open} last={last} onClose={close} onShowRun={onShowRun} />}
      <div className={classes.bar} role="toolbar" aria-label="Selected profiles">
        <strong className={classes.count} role="status" title={selection.text}>
          {count(selection.count)} selected
          {elsewhere > 0 &&
            (elsewhere === selection.count
              ? ', none of them in this list'
              : `, ${count(elsewhere)} of them not in this list`)}
        </strong>
        <Button
          variant="default"
          aria-keyshortcuts="T"
          onClick={() => show('tag')}
          rightSection={<Kbd>T</Kbd>}
        >
          Tag
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="U"
          onClick={() => show('untag')}
          rightSection={<Kbd>U</Kbd>}
        >
          Untag
        </Button>
        <Button
          variant="default"
          aria-keyshortcuts="B"
          onClick={() => show('job')}
          rightSection={<Kbd>B</Kbd>}
        >
          Start job
        </Button>
        <Button variant="default" onClick={() => show('gaps')}>
          Close gaps
        </Button>
        <Button variant="default" onClick={() => show('change')}>
          Change
        </Button>
        <Button variant="default" onClick={() => show('delete')}>
          Delete
        </Button>
        {onExport && <ExportMenu what={count(selection.count)} onExport={onExport} />}
        <Button variant="default" onClick={selection.clear}>
          Clear
        </Button>
      </div>
    </div>
  )
}
