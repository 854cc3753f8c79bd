import { useMemo } from 'react'
import { counted } from '../../lib/numbers'
import { Notice } from '../../ui/notice'
import { Doubts } from './doubts'
import { doubtsOf, type Doubt } from './join-months'
import { isOneTooMany } from './read-in-parts'
import type { TogetherAnswer } from './thread-tasks'
import { TooManyNotice } from './too-many-notice'
import type { OtherReadings } from './use-readings'

interface OfMeter {
  readonly other: OtherReadings
  readonly conflicts: readonly Doubt[]
  readonly asked: readonly string[]
}

const NotesOf = ({ other, conflicts, asked }: OfMeter) => {
  const { meterId, readings } = other
  const { months } = readings
  const doubts = useMemo(() => [...doubtsOf(months), ...conflicts], [months, conflicts])
  const tooMany = months.filter(isOneTooMany).length
  const failed = months.filter(({ readings: { ok } }) => !ok).length - tooMany
  const without = asked.filter((month) => !other.months.includes(month)).length
  return (
    <>
      <TooManyNotice count={tooMany}>
        meter <span className="lc-mono lc-private">{meterId}</span>
      </TooManyNotice>
      {(failed > 0 || without > 0) && (
        <Notice
          title={[
            failed > 0 && `${counted(failed, 'month')} of another meter cannot be shown.`,
            without > 0 && `Another meter has no record of ${counted(without, 'month')}.`,
          ]
            .filter(Boolean)
            .join(' ')}
        >
          Meter <span className="lc-mono lc-private">{meterId}</span>
          {failed > 0 && '. Choose the meter itself to see why.'}
        </Notice>
      )}
      <Doubts
        title={
          <>
            To know about meter <span className="lc-mono lc-private">{meterId}</span>
          </>
        }
        doubts={doubts}
        read={months.length - failed - tooMany}
      />
    </>
  )
}

const noConflicts: readonly Doubt[] = []

interface Props {
  readonly others: readonly OtherReadings[]
  /** The months that are shown of the chosen meter. */
  readonly asked: readonly string[]
  /** The conflicts of the chosen meter come first. */
  readonly joined: TogetherAnswer
}

/** What is to be known of meters that are shown together with the chosen one, and what of them was not added and why. */
export const OtherMeterNotes = ({ others, asked, joined: { notAdded, conflicts } }: Props) => (
  <>
    {notAdded.length > 0 && (
      <Notice tone="info" title="Not added, but shown beside the rest">
        <ul>
          {notAdded.map(({ why, names }) => (
            <li key={why}>
              <span className="lc-private">{names.join(', ')}</span>: {why}.
            </li>
          ))}
        </ul>
      </Notice>
    )}
    {others.map((other, at) => (
      <NotesOf key={other.meterId} other={other} conflicts={conflicts[at + 1] ?? noConflicts} asked={asked} />
    ))}
  </>
)
