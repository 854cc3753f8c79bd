import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react'
import { nextPlace } from '../lib/next-place'

/** A line of a list of answers to what is being typed. */
export interface AnswerLine {
  readonly key: string
  /** It is what was typed, not a guess at it: an Enter that had to wait may take it unseen. */
  readonly exact: boolean
}

interface Props<Line extends AnswerLine> {
  /** What was typed: another text is another question, and takes back what was meant for the one before. */
  readonly text: string
  /** The best first. */
  readonly lines: readonly Line[]
  /** False while an answer can still come that would stand first. */
  readonly settled: boolean
  readonly onTake: (line: Line) => void
}

/** What a person did to the list, for one text. */
interface Doing {
  readonly text: string
  /** The line that the arrow keys went to; it keeps the highlight wherever later answers move it. */
  readonly moved: string | null
  /** `waiting`: Enter was pressed before the list was settled. `missed`: it was then settled without an exact answer. */
  readonly enter: 'none' | 'waiting' | 'missed'
}

/**
 * The one rule for lists of answers in which Enter opens or takes something: Enter takes the highlighted line, which is
 * the first one unless a person has moved; while an answer can still come that would stand first, Enter waits for it. An
 * Enter that has waited takes an exact answer only: what else has come in meanwhile, nobody has seen.
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
    // As a key pressed now would: after this drawing, with the highlight in its place.
    if (over) queueMicrotask(() => goOn())
  }, [over])

  return {
    /** The place of the highlighted line, which Enter takes; null where there is none. */
    at,
    enter: doing.enter,
    /** Takes back what was meant for this list: it is closed. */
    reset: () => setDoing(fresh),
    /** True where the key was one of the list's own. */
    press: ({ key, nativeEvent, repeat }: KeyboardEvent): boolean => {
      if (nativeEvent.isComposing) return false
      if (key === 'ArrowDown') move(1)
      else if (key === 'ArrowUp') move(-1)
      else if (key !== 'Enter') return false
      // A key that is held down is one answer, not a second one to what the first has brought up.
      else if (!repeat) enter()
      return true
    },
  }
}
