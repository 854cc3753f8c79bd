import { useMemo } from 'react'
import { counted } from '../../lib/numbers'
import { Notice } from '../../ui/notice'
import { Doubts } from './doubts'
import { conflictsOf, doubtsOf, joinMonths } from './join-months'
import type { Together } from './together'
import type { OtherReadings } from './use-readings'

interface OfMeter {
  readonly other: OtherReadings
  readonly asked: readonly string[]
}

const NotesOf = ({ other, asked }: OfMeter) => {
  const { meterId, readings } = other
  const { months } = readings
  const doubts = useMemo(() => [...doubtsOf(months), ...conflictsOf(joinMonths(months))], [months])
  const failed = months.filter(({ readings: { ok } }) => !ok).length
  const without = asked.filter((month) => !other.months.includes(month)).length
  return (
    <>
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
        read={months.length - failed}
      />
    </>
  )
}

interface Props {
  readonly others: readonly OtherReadings[]
  /** The months that are shown of the chosen meter. */
  readonly asked: readonly string[]
  readonly notAdded: Together['notAdded']
}

/** What is to be known of meters that are shown together with the chosen one, and what of them was not added and why. */
export const OtherMeterNotes = ({ others, asked, notAdded }: Props) => (
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
    {others.map((other) => (
      <NotesOf key={other.meterId} other={other} asked={asked} />
    ))}
  </>
)
