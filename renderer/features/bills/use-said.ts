import { useState } from 'react'
import type { ReadingsAnswers, ReadingsTold } from '../../lib/bill-readings'

const nothingYet: ReadingsAnswers = new Map()

/**
 * What interval data says of the bills; null while there is nothing to show. While it is compared anew it is an empty map,
 * so that the column stays where it was.
 */
export const useSaid = () => {
  const [said, setSaid] = useState<ReadingsAnswers | null>(null)
  const hear = (told: ReadingsTold): void =>
    setSaid((before) => {
      if (told === 'comparing') return before && nothingYet
      return told.size > 0 ? told : null
    })
  return { said, hear }
}
