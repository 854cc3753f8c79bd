import type { ReactNode } from 'react'
import type { Bill } from '../../shared/domain/bill'

/** What the readings of an interval meter say of a bill. */
export interface ReadingsAnswer {
  /** `unsure`: it is not known which channel or meter was billed, or the one that agrees is only proposed. `none`: nothing can be said. */
  readonly state: 'agrees' | 'explained' | 'differs' | 'unsure' | 'none'
  /** `-7% · 26 of 28 days`. */
  readonly words: string
  /** The same in sentences. Names no meter, because it is shown on hover. */
  readonly title: string
}

/** By record. */
export type ReadingsAnswers = ReadonlyMap<Bill, ReadingsAnswer>

/** `comparing`: what was said before is being compared anew. */
export type ReadingsTold = ReadingsAnswers | 'comparing'

/** What the list of bills passes to the component that compares them with interval data. */
export interface ReadingsSlot {
  readonly profileId: number
  /** All listed records. */
  readonly bills: readonly Bill[]
  readonly onAnswers: (answers: ReadingsTold) => void
}

export type RenderReadings = (slot: ReadingsSlot) => ReactNode
