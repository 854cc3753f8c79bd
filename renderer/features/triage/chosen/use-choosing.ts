import { useEffect } from 'react'
import { useKeys } from '../../../lib/use-keys'
import { groupOf, type Lines } from '../common/lines'
import type { QueueView } from '../queue/queue-view'
import { anchorAt, choose, showChosen, toggle, useChosen, type Chosen } from '../choice/chosen'

const none: Chosen = new Map()

/** Chooses cases by key and mouse. The set is of open cases or of snoozed ones, as the list that is shown. */
export const useChoosing = (
  { currentId, snoozed }: QueueView,
  shown: Lines,
  /** Makes the next or the previous case the current one. */
  step: (by: 1 | -1) => void,
) => {
  const { jobs, anchorId, snoozed: ofSnoozed } = useChosen()
  const chosen = snoozed === ofSnoozed ? jobs : none
  useEffect(() => {
    showChosen(true)
    return () => showChosen(false)
  }, [])

  // A range begins at the case that was chosen last, or at the one that the person has gone to since.
  useEffect(() => anchorAt(null), [currentId])

  const onToggle = (ids: readonly number[]): void => {
    if (ids.length === 1) anchorAt(ids[0] ?? null)
    void toggle(ids, snoozed)
  }
  const onRange = (to: number): void => {
    const from = shown.ids.indexOf(anchorId ?? currentId ?? -1)
    const start = from < 0 ? to : from
    void choose(shown.ids.slice(Math.min(start, to), Math.max(start, to) + 1), snoozed)
  }
  /** Chooses the current case and the one beside it, which becomes the current one. */
  const stepOn = (by: 1 | -1): void => {
    const at = currentId === null ? -1 : shown.ids.indexOf(currentId)
    const to = Math.max(0, Math.min(at + by, shown.ids.length - 1))
    if (at >= 0)
      void choose(
        [at, to].flatMap((place) => shown.ids[place] ?? []),
        snoozed,
      )
    step(by)
  }
  useKeys({
    'Shift+J': () => stepOn(1),
    'Shift+K': () => stepOn(-1),
    J: () => step(1),
    K: () => step(-1),
    'Mod+A': () => void choose(shown.ids, snoozed),
    ...(currentId === null
      ? {}
      : {
          'Shift+X': () => onToggle(groupOf(shown, currentId)),
          X: () => onToggle([currentId]),
        }),
  })
  return { chosen, onToggle, onRange }
}
