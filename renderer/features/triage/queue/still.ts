import { useState } from 'react'
import { useDealtWith } from '../common/dealt-with'
import { fromSections, sectionsOf, type Lines } from '../common/lines'

export interface Still {
  readonly lines: Lines
  /** Cases that have come since, and are not in the list yet. */
  readonly fresh: number
}

/**
 * The lines as they were, however the queue has changed: a case that is gone, or in another group, keeps its place until
 * the list is shown anew. Only what the person has dealt with leaves.
 */
export const stillLines = (before: Lines, now: Lines, dealtWith: ReadonlySet<number>): Still => {
  const leaves = (id: number): boolean => dealtWith.has(id) && !now.lineOf.has(id)
  const lines = before.ids.some(leaves)
    ? fromSections(
        sectionsOf(before).map(({ mover, cases }) => ({
          mover,
          cases: cases.filter(({ id }) => !leaves(id)),
        })),
      )
    : before
  return { lines, fresh: now.ids.filter((id) => !before.lineOf.has(id)).length }
}

interface Held {
  /** The search and filters to which the lines belong. */
  readonly key: string
  readonly lines: Lines
  readonly dealtWith: ReadonlySet<number>
}

const nobody: ReadonlySet<number> = new Set()

/** Keeps the order of the queue while a hand or the focus is in it. */
export const useStill = (
  now: Lines,
  key: string,
  isStill: boolean,
): Still & { readonly show: () => void } => {
  const [held, setHeld] = useState<Held | null>(null)
  useDealtWith((ids) =>
    setHeld((before) => before && { ...before, dealtWith: new Set([...before.dealtWith, ...ids]) }),
  )
  const show = (): void => setHeld(isStill ? { key, lines: now, dealtWith: nobody } : null)
  if (isStill ? held?.key !== key : held !== null) show()
  return {
    ...(isStill && held?.key === key
      ? stillLines(held.lines, now, held.dealtWith)
      : { lines: now, fresh: 0 }),
    show,
  }
}
