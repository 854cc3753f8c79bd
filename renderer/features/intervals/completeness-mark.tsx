import { IconCircleCheck, IconHelpCircle, IconProgress } from '@tabler/icons-react'
import type { Completeness } from './words'

const marks = { complete: IconCircleCheck, growing: IconProgress, unsaid: IconHelpCircle }

/** The icon of a month's completeness. The words are beside it or in its label. */
export const CompletenessMark = ({
  of,
  size = 13,
}: {
  readonly of: Completeness
  readonly size?: number
}) => {
  const Mark = marks[of]
  return <Mark size={size} aria-hidden />
}
