import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import { hasDrafts } from '../../../lib/drafts'
import { isTyping } from '../../../lib/is-typing'
import type { QueueHandle } from './queue-list'
import { changeQueueView, type QueueView } from './queue-view'
import { useDealtWith } from '../common/dealt-with'
import type { Lines } from '../common/lines'

/** Whether somebody types in the case, or has typed what is not sent: going on would take the field from under the hand. */
const isTypedIn = (page: HTMLElement | null): boolean => {
  const field = document.activeElement
  const isInCase = page?.contains(field) === true && field?.closest('[role="search"]') === null
  return page !== null && ((isInCase && isTyping(field)) || hasDrafts(page))
}

/** Moves through the queue: to an index, or one step from the current case. */
export const useSteps = (
  view: QueueView,
  { shown, settled }: { readonly shown: Lines; readonly settled: boolean },
  list: RefObject<QueueHandle | null>,
  page: RefObject<HTMLElement | null>,
) => {
  const { currentId } = view
  const at = currentId === null ? -1 : shown.ids.indexOf(currentId)
  const go = (wanted: number): void => {
    const to = Math.max(0, Math.min(wanted, shown.ids.length - 1))
    const id = shown.ids[to]
    if (id !== undefined) changeQueueView({ currentId: id, currentAt: to })
  }
  const waiting = useRef<1 | -1 | 'first' | null>(null)
  /** One step. If the current case has left the queue, the one that took its place is next. */
  const step = (by: 1 | -1): void => {
    // A step during a search waits for its answer, and never moves in the previous result.
    waiting.current = settled ? null : by
    if (!settled) return
    if (currentId === null) go(0)
    else if (at >= 0) go(at + by)
    else go(by === 1 ? place.current : place.current - 1)
    list.current?.focus()
  }
  /** The last place of the current case: where it was, if it has left. */
  const place = useRef(view.currentAt)
  useEffect(() => {
    if (at >= 0) place.current = at
  }, [at])
  useDealtWith((ids) => {
    if (currentId === null || !ids.includes(currentId) || isTypedIn(page.current)) return
    const dealtWith = new Set(ids)
    const from = at < 0 ? place.current : at
    const isNext = (id: number): boolean => !dealtWith.has(id)
    const next = shown.ids.slice(from).find(isNext) ?? shown.ids.slice(0, from).findLast(isNext)
    if (next !== undefined) go(shown.ids.indexOf(next))
    if (!isTyping(document.activeElement)) list.current?.focus()
  })
  const stepWaiting = useEffectEvent(() => {
    const wanted = waiting.current
    waiting.current = null
    if (wanted === 'first') {
      go(0)
      list.current?.focus()
    } else if (wanted !== null) step(wanted)
  })
  useEffect(() => {
    if (settled) stepWaiting()
  }, [settled, view.snoozed])
  /** Shows the snoozed cases, or the others again, with the first of them opened. */
  const turnOver = (): void => {
    waiting.current = 'first'
    changeQueueView({ snoozed: !view.snoozed, currentId: null })
  }
  return { go, step, turnOver }
}
