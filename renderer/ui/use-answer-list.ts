import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'
import { nextPlace } from '../lib/next-place'

/** A line in a list of answers to the typed text. */
export interface AnswerLine {
  readonly key: string
  /**
   * Whether it is exactly what was typed, and not a guess. Only an exact line may be taken by an Enter that had to
   * wait.
   */
  readonly exact: boolean
}

interface Props<Line extends AnswerLine> {
  /** The typed text. Another text is a new question, and cancels what the person did with the list for the old one. */
  readonly text: string
  /** The best first. */
  readonly lines: readonly Line[]
  /** False while an answer may still arrive that would come first. */
  readonly settled: boolean
  readonly onTake: (line: Line) => void
}

/** What a person did with the list, for one text. */
interface Doing {
  readonly text: string
  /** The line to which the arrow keys moved. It stays highlighted even if later answers move it. */
  readonly moved: string | null
  /** `waiting`: Enter was pressed before the list was settled. `missed`: it was then settled without an exact answer. */
  readonly enter: 'none' | 'waiting' | 'missed'
}

/**
 * The rule for all lists of answers in which Enter opens or takes something. Enter takes the highlighted line, which is
 * the first one unless a person has moved. While an answer may still arrive that would come first, Enter waits for it.
 * An Enter that has waited only takes an exact answer, because nobody has seen the others.
 */
export const useAnswerList = <Line extends AnswerLine>({ text, lines, settled, onTake }: Props<Line>) => {
  const fresh: Doing = { text, moved: null, enter: 'none' }
  const [stored, setDoing] = useState(fresh)
  const doing = stored.text === text ? stored : fresh
  const movedTo = lines.findIndex(({ key }) => key === doing.moved)
  const at = movedTo >= 0 ? movedTo : lines.length > 0 ? 0 : null

  const take = (line: Line | undefined): void => {
    setDoing(fresh)
    if (line) onTake(line)
  }
  const enter = (): void => {
    if (settled || movedTo >= 0) take(lines[at ?? 0])
    else setDoing({ ...doing, enter: 'waiting' })
  }
  const move = (by: 1 | -1): void => {
    const next = lines[nextPlace(at, by, lines.length)]
    if (next) setDoing({ text, moved: next.key, enter: 'none' })
  }

  const over = doing.enter === 'waiting' && settled
  const goOn = useEffectEvent(() => {
    const [first] = lines
    if (first?.exact) take(first)
    else setDoing({ ...doing, enter: 'missed' })
  })
  useEffect(() => {
    // Runs after this render, as a key pressed now would, with the highlight in its place.
    if (over) queueMicrotask(() => goOn())
  }, [over])

  return {
    /** The index of the highlighted line, which Enter takes; null if there is none. */
    at,
    enter: doing.enter,
    /** Cancels what the person did with this list, because it is closed. */
    reset: () => setDoing(fresh),
    /** Returns true if the list has used the key. */
    press: ({ key, nativeEvent, repeat }: KeyboardEvent): boolean => {
      if (nativeEvent.isComposing) return false
      if (key === 'ArrowDown') move(1)
      else if (key === 'ArrowUp') move(-1)
      else if (key !== 'Enter') return false
      // Holding a key down is one answer. It must not also answer what the first press has opened.
      else if (!repeat) enter()
      return true
    },
  }
}
