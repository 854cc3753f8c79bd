import { ActionIcon, Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { failureOf } from '../../bridge/call'
import { count } from '../../lib/numbers'
import { Kbd } from '../../ui/kbd'
import { FailureNotice } from '../../parts/failure-notice'
import { Split } from '../../ui/split'
import { QueueContent } from './queue/queue-content'
import { QueueFilters } from './queue/queue-filters'
import type { QueueHandle } from './queue/queue-list'
import { changeQueueView, useQueueView } from './queue/queue-view'
import { SweepBar, useSweep } from './queue/sweep-bar'
import classes from './triage-page.module.css'
import { TroubleBanner } from './trouble/trouble-banner'
import { useDoneWord } from './use-done-word'
import { useKeys } from './common/use-keys'
import { useQueue } from './queue/use-queue'
import { useTriage } from './common/use-triage'
import { missingWords } from './common/words'

interface Props {
  /** The active connection: another one begins with a queue of its own. */
  readonly connectionId: string
  /** The profile beside the queue, its case first. */
  readonly inspector: (id: number, close: () => void) => ReactNode
  /** The profile's own page. */
  readonly onOpen: (id: number) => void
  readonly onTag: (ids: Int32Array<ArrayBuffer>) => void
}

/** Banners beyond these would push the queue off the window. */
const mostBanners = 2

/** The failure desk: every profile whose last job failed, and the case of one beside them. */
export const TriagePage = ({ connectionId, inspector, onOpen, onTag }: Props) => {
  const view = useQueueView(connectionId)
  const { data: triage } = useTriage()
  const { query, shown, choices, counts, settled, total, unread, isAll } = useQueue(view)
  const sweep = useSweep()
  const list = useRef<QueueHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  const [allTroubles, setAllTroubles] = useState(false)
  const { word, forget } = useDoneWord((id) => shown.lineOf.has(id))
  const { currentId } = view
  // While a key runs through the queue, the pane waits for where it stops.
  const [inspected] = useDebouncedValue(currentId, 120, { leading: true })

  const at = currentId === null ? -1 : shown.ids.indexOf(currentId)
  const go = (wanted: number): void => {
    const to = Math.max(0, Math.min(wanted, shown.ids.length - 1))
    const id = shown.ids[to]
    if (id !== undefined) changeQueueView({ currentId: id, currentAt: to })
  }
  const waiting = useRef<1 | -1 | null>(null)
  /** One step on; where the current case has left the queue, the one that took its place is next. */
  const step = (by: 1 | -1): void => {
    // A step into a search that is being answered is taken when it is: never into the one before.
    waiting.current = settled ? null : by
    if (!settled) return
    if (currentId === null) go(0)
    else if (at >= 0) go(at + by)
    else go(by === 1 ? view.currentAt : view.currentAt - 1)
    list.current?.focus()
  }
  const stepWaiting = useEffectEvent(() => {
    if (waiting.current !== null) step(waiting.current)
  })
  useEffect(() => {
    if (settled) stepWaiting()
  }, [settled])
  const work = (): void =>
    page.current?.querySelector<HTMLElement>('[data-case-focus], [data-case-focus] input')?.focus()
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': () => {
      search.current?.focus()
      search.current?.select()
    },
    ...(currentId === null ? {} : { o: () => onOpen(currentId) }),
  })

  const troubles = triage?.troubles ?? []
  const shownTroubles = allTroubles ? troubles : troubles.slice(0, mostBanners)
  const hidden = troubles.length - shownTroubles.length
  const main = (
    <section className={classes['queue']} aria-label="Queue of cases">
      <QueueFilters
        search={search}
        view={view}
        counts={query.data && counts}
        isAll={isAll}
        choices={choices}
        onLeave={() => {
          // Where no case fits there is no list: the keys are to work all the same.
          if (list.current) list.current.focus()
          else page.current?.closest('main')?.focus()
        }}
      />
      <div className={classes['line']}>
        <span role="status">
          {query.isSuccess && countWords(shown.ids.length, total, view.snoozed, isAll)}
          {query.isSuccess && !isAll && ` so far · ${missingWords(unread)}`}
          {query.isSuccess && triage && triage.counts.held > 0 && ` · ${count(triage.counts.held)} on hold`}
        </span>
        {word && (
          <span className={classes['done']} role="status">
            Profile {word.profileId} is done: {word.words}
            <ActionIcon size={18} color="gray" aria-label="Close the message" onClick={forget}>
              <IconX size={12} aria-hidden />
            </ActionIcon>
          </span>
        )}
        <span className={classes['grow']} />
        <Button
          variant={view.snoozed ? 'light' : 'default'}
          size="compact-sm"
          aria-pressed={view.snoozed}
          onClick={() => changeQueueView({ snoozed: !view.snoozed, currentId: null })}
        >
          Snoozed {triage && count(triage.counts.snoozed)}
        </Button>
        {triage && (triage.sweep.phase === 'idle' || triage.sweep.phase === 'done') && (
          <Button
            variant="default"
            size="compact-sm"
            loading={sweep.isPending}
            title="Asks the API for the last job of every profile of this search"
            onClick={() =>
              sweep.mutate({ action: 'start', ...(view.text.trim() && { text: view.text.trim() }) })
            }
          >
            Read the last jobs
          </Button>
        )}
      </div>
      {triage && <SweepBar sweep={triage.sweep} />}
      {query.data && query.data.notes.length > 0 && (
        <p className={classes['notes']} role="status">
          {query.data.notes.join(' ')}
        </p>
      )}
      {troubles.length > 0 && (
        <div className={classes['banners']}>
          {shownTroubles.map((one) => (
            <TroubleBanner key={one.providerId} trouble={one} onTag={onTag} />
          ))}
          {hidden > 0 && (
            <Button variant="subtle" size="compact-xs" onClick={() => setAllTroubles(true)}>
              {count(hidden)} more providers in trouble
            </Button>
          )}
        </div>
      )}
      {(trouble !== null || sweep.isError) && (
        <div className={classes['banners']}>
          <FailureNotice failure={failureOf(trouble ?? sweep.error)}>
            {trouble === null ? 'The last jobs are not read.' : 'The cases in view could not be read.'}
          </FailureNotice>
        </div>
      )}
      <div className={classes['content']}>
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
          onGo={go}
          onOpen={work}
          onTrouble={setTrouble}
        />
      </div>
      <footer className={classes['keys']}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> next, previous
        <Kbd>Enter</Kbd> work on it
        <Kbd>S</Kbd> snooze
        <Kbd>O</Kbd> open its page
      </footer>
    </section>
  )

  const close = (): void => changeQueueView({ currentId: null })
  return (
    <div
      ref={page}
      className={classes['page']}
      onKeyDown={(event) => {
        // Out of the case, back to the queue; out of the queue, the case is closed.
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (document.activeElement?.getAttribute('role') === 'listbox') changeQueueView({ currentId: null })
        else list.current?.focus()
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

const countWords = (shown: number, total: number, snoozed: boolean, isAll: boolean): string => {
  const what = snoozed ? 'snoozed' : total === 1 ? 'case' : 'cases'
  // A 0 that may be none says nothing.
  if (total === 0 && !isAll) return `No ${what}`
  return shown === total ? `${count(total)} ${what}` : `${count(shown)} of ${count(total)} ${what}`
}
