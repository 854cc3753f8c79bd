import { Button } from '@mantine/core'
import { useEffect, useEffectEvent } from 'react'
import { wordingOf } from '../../../shared/errors/wording'
import { failureOf } from '../../bridge/call'
import { counted } from '../../lib/numbers'
import type { ReadingsSlot } from '../../lib/bill-readings'
import { useBillReadings } from './use-bill-readings'

/** Compares all listed bills with interval data, and shows the progress. Nothing if there is none to compare with. */
export const BillReadings = ({ profileId, bills, onAnswers }: ReadingsSlot) => {
  const reading = useBillReadings(profileId, bills)
  const { answers, isMore, isRead, isReading, isComparing, isRenewing } = reading
  const { error, done, months, failed, start, stop } = reading
  const told = answers.size === 0 && isRenewing ? 'comparing' : answers
  const tell = useEffectEvent(onAnswers)
  useEffect(() => tell(told), [told])
  if (isReading) {
    return (
      <Button variant="default" size="compact-sm" onClick={stop}>
        Comparing with intervals, {done} of {months} months: stop
      </Button>
    )
  }
  if (isComparing) {
    return (
      <span className="lc-muted" role="status">
        Comparing with intervals.
      </span>
    )
  }
  const isNoneKnown = isRead && error === null && answers.size === 0 && failed < months
  return (
    <>
      {failed > 0 && (
        <span className="lc-muted" role="status">
          {failed < months
            ? `${failed} of ${counted(months, 'month')} of interval data could not be read.`
            : `The ${counted(months, 'month')} of interval data could not be read.`}
        </span>
      )}
      {isNoneKnown && (
        <span
          className="lc-muted"
          title="Which bills belong to a meter can be said under Intervals: by their numbers and their amounts none is proposed."
        >
          No interval meter is known to be that of these bills.
        </span>
      )}
      {(isMore || error !== null) && (
        <Button
          variant="default"
          size="compact-sm"
          title={
            error
              ? `It failed: ${wordingOf(failureOf(error)).title}`
              : 'Reads the interval data of the time of these bills, and compares it with what was billed'
          }
          onClick={start}
        >
          {error || failed > 0 ? 'Compare with intervals again' : 'Compare with intervals'}
        </Button>
      )}
    </>
  )
}
