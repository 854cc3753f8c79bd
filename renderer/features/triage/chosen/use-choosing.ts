import { useEffect } from 'react'
import { useKeys } from '../../../lib/use-keys'
import { groupOf, type Lines } from '../common/lines'
import type { QueueView } from '../queue/queue-view'
import { anchorAt, choose, showChosen, toggle, useChosen, useChosenIn } from '../choice/chosen'
import type { Started } from '../common/started'

interface Listed {
  readonly shown: Lines
  readonly started: Started
  /** Whether the lines belong to the search typed last, and to the list that is wanted. */
  readonly settled: boolean
}

/** Chooses cases by key and mouse. The set is of open cases or of snoozed ones, as the list that is shown. */
export const useChoosing = (
  { currentId, snoozed }: QueueView,
  { shown, started, settled }: Listed,
  /** Makes the next or the previous case the current one. */
  step: (by: 1 | -1) => void,
) => {
  const { anchorId, snoozed: ofSnoozed } = useChosen()
  const chosen = useChosenIn(snoozed)
  useEffect(() => {
    showChosen(snoozed === ofSnoozed)
    return () => showChosen(false)
  }, [snoozed, ofSnoozed])

  // A range begins at the case that was chosen last, or at the one that the person has gone to since.
  useEffect(() => anchorAt(null), [currentId])

  /** The jobs that were started from here stand above the list whatever was searched, so they are not chosen. */
  const isListed = (id: number): boolean => !started.has(id)
  // Nothing is chosen in a previous result.
  const chooseOf = (ids: readonly number[]): void => {
    const listed = ids.filter(isListed)
    if (settled && listed.length > 0) void choose(listed, snoozed)
  }
  const onToggle = (ids: readonly number[]): void => {
    const listed = ids.filter((id) => isListed(id) || chosen.has(id))
    if (!settled || listed.length === 0) return
    if (ids.length === 1) anchorAt(ids[0] ?? null)
    void toggle(listed, snoozed)
  }
  const onRange = (to: number): void => {
    const from = shown.ids.indexOf(anchorId ?? currentId ?? -1)
    const start = from < 0 ? to : from
    chooseOf(shown.ids.slice(Math.min(start, to), Math.max(start, to) + 1))
  }
  /** Chooses the current case and the one beside it, which becomes the current one. */
  const stepOn = (by: 1 | -1): void => {
    const at = currentId === null ? -1 : shown.ids.indexOf(currentId)
    const to = Math.max(0, Math.min(at + by, shown.ids.length - 1))
    if (at >= 0) chooseOf([at, to].flatMap((place) => shown.ids[place] ?? []))
    step(by)
  }
  useKeys({
    'Shift+J': () => stepOn(1),
    'Shift+K': () => stepOn(-1),
    J: () => step(1),
    K: () => step(-1),
    'Mod+A': () => chooseOf(shown.ids),
    ...(currentId === null
      ? {}
      : {
          'Shift+X': () => onToggle(groupOf(shown, currentId)),
          X: () => onToggle([currentId]),
        }),
  })
  return { chosen, onToggle, onRange }
}
