import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type ReactNode } from 'react'
import { failureOf } from '../../bridge/call'
import { Kbd } from '../../ui/kbd'
import { FailureNotice } from '../../parts/failure-notice'
import { Split } from '../../ui/split'
import { clearChosen, useChosenIn } from './choice/chosen'
import { ChosenBar, type ChosenCases } from './chosen/chosen-bar'
import { useChoosing } from './chosen/use-choosing'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { queueColumns } from './queue/columns'
import { QueueContent } from './queue/queue-content'
import { useStarted } from './common/started'
import { QueueFilters } from './queue/queue-filters'
import type { QueueHandle } from './queue/queue-list'
import { changeQueueView, triageFilters, useQueueView } from './queue/queue-view'
import { QueueHead } from './queue/queue-head'
import { useSweep } from './queue/sweep-bar'
import { useWork } from './queue/use-work'
import { useSteps } from './queue/use-steps'
import classes from './triage-page.module.css'
import { Troubles } from './trouble/troubles'
import { useDoneWord } from './queue/use-done-word'
import { useKeys } from '../../lib/use-keys'
import { useQueue } from './queue/use-queue'
import { useShown } from './queue/use-shown'
import { useTriage } from './common/use-triage'

interface Props {
  /** The active connection. Another one begins with a queue of its own. */
  readonly connectionId: string
  /** The profile beside the queue, with its case first. */
  readonly inspector: (id: number, close: () => void) => ReactNode
  /** Opens the profile's own page. */
  readonly onOpen: (id: number) => void
  readonly onTag: (ids: Int32Array<ArrayBuffer>) => void
  /** Asks whether the chosen cases are to be started again. */
  readonly onStartAgain: (chosen: ChosenCases) => void
  /** Asks for a name under which the search with its filters is kept. */
  readonly onSaveView: (search: ReturnType<typeof triageFilters>) => void
  /** Starts jobs for those of these profiles that lack a bill. */
  readonly onCloseGaps: (ids: Int32Array<ArrayBuffer>) => void
}

const KeysFoot = () => (
  <footer className={classes.keys}>
    <span>
      <Kbd>J</Kbd> <Kbd>K</Kbd> next, previous
    </span>
    <span>
      <Kbd>Enter</Kbd> work on it
    </span>
    <span>
      <Kbd>S</Kbd> snooze
    </span>
    <span>
      <Kbd>O</Kbd> open its page
    </span>
    <span>
      <Kbd>X</Kbd> choose
    </span>
    <span>
      <Kbd>Shift J</Kbd> choose on
    </span>
  </footer>
)

/** The failure desk: every profile whose last job failed, and one case beside them. */
export const TriagePage = ({
  connectionId,
  inspector,
  onOpen,
  onTag,
  onStartAgain,
  onSaveView,
  onCloseGaps,
}: Props) => {
  const view = useQueueView(connectionId)
  const { data: triage } = useTriage()
  const queue = useQueue(view)
  const { query, choices, counts, lacking, settled, total, unread, isAll } = queue
  const sweep = useSweep()
  const list = useRef<QueueHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  const { word, forget } = useDoneWord({
    has: (id) => queue.shown.lineOf.has(id),
    lacksData: (id) => lacking.has(id),
  })
  const { currentId } = view
  // While a key runs through the queue, the pane waits until it stops.
  const [inspected] = useDebouncedValue(currentId, 120, { leading: true })

  const columns = useGridColumns('triage', queueColumns)
  const started = useStarted(currentId)
  const isAtWork = useChosenIn(view.snoozed).size > 0 || currentId !== null
  const { shown, fresh, showFresh, onHold } = useShown(queue, started, isAtWork)
  const { go, step, turnOver } = useSteps(view, { shown, settled }, list, page)
  const work = useWork(page, currentId, inspected)
  const { chosen, ...choosing } = useChoosing(view, { shown, started, settled }, step)
  useKeys({
    ...(fresh > 0 ? { N: showFresh } : {}),
    '/': () => {
      search.current?.focus()
      search.current?.select()
    },
    ...(currentId === null ? {} : { O: () => onOpen(currentId) }),
    'Shift+S': turnOver,
  })

  const leave = (): void => {
    // If no case matches there is no list, but the keys must work all the same.
    if (list.current) list.current.focus()
    else page.current?.closest('main')?.focus()
  }
  const main = (
    <section className={classes.queue} aria-label="Queue of cases">
      <QueueFilters
        search={search}
        view={view}
        counts={query.data && counts}
        isAll={isAll}
        choices={choices}
        onLeave={leave}
        onSaveView={() => onSaveView(triageFilters())}
      />
      <QueueHead
        view={view}
        queue={queue}
        triage={triage}
        sweep={sweep}
        done={word}
        onDoneRead={forget}
        columns={columns}
        fresh={fresh}
        onFresh={showFresh}
        onCloseGaps={onCloseGaps}
      />
      <Troubles troubles={triage?.troubles ?? []} onTag={onTag} />
      {(trouble !== null || sweep.isError) && (
        <div className={classes.failure}>
          <FailureNotice ofRead failure={failureOf(trouble ?? sweep.error)}>
            {trouble === null
              ? 'The last jobs are not being checked.'
              : 'The cases in view could not be read.'}
          </FailureNotice>
        </div>
      )}
      <div className={classes.content}>
        <QueueContent
          handle={list}
          query={query}
          shown={shown}
          busy={!settled}
          total={total}
          unread={unread}
          isAll={isAll}
          snoozed={view.snoozed}
          narrowed={view.text.trim() !== ''}
          currentId={currentId}
          chosen={chosen}
          started={started}
          columns={columns}
          onHold={onHold}
          {...choosing}
          onGo={go}
          onOpen={work}
          onTrouble={setTrouble}
        />
      </div>
      {chosen.size > 0 ? (
        <ChosenBar
          shown={shown.ids.filter((id) => chosen.has(id)).length}
          onStartAgain={onStartAgain}
          onTag={onTag}
          onLeave={leave}
        />
      ) : (
        <KeysFoot />
      )}
    </section>
  )

  const close = (): void => changeQueueView({ currentId: null })
  return (
    <div
      ref={page}
      className={classes.page}
      onKeyDown={(event) => {
        // Escape leads from the case back to the queue. There it lets go of what is chosen, and then closes the case.
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (document.activeElement?.getAttribute('role') !== 'listbox') list.current?.focus()
        else if (chosen.size > 0) clearChosen()
        else changeQueueView({ currentId: null })
      }}
    >
      <Split
        remember="triage"
        label="Width of the case beside the queue"
        main={main}
        onClose={close}
        side={inspected === null || currentId === null ? null : inspector(inspected, close)}
      />
    </div>
  )
}
