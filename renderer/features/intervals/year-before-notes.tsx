import type { IntervalReadings } from '../../../shared/domain/interval'
import { counted } from '../../lib/numbers'
import { Notice } from '../../ui/notice'
import { Doubts } from './doubts'
import { doubtsOf } from './join-months'
import { isOneTooMany } from './read-in-parts'
import { TooManyNotice } from './too-many-notice'
import { shownZone } from './zones'

interface Props {
  readonly readings: IntervalReadings
  readonly chosenZone: string
  /** The zone in which the readings themselves are shown, in words. */
  readonly zoneWords: string
}

/** What is to be known of the months of the year before: which failed, their zone, and the doubts of their readers. */
export const YearBeforeNotes = ({ readings: { months, placeZone }, chosenZone, zoneWords }: Props) => {
  if (months.length === 0) return null
  const tooMany = months.filter(isOneTooMany).length
  const failed = months.filter(({ readings: { ok } }) => !ok).length - tooMany
  const read = months.length - failed - tooMany
  const { words } = shownZone(chosenZone, months, placeZone)
  return (
    <>
      <TooManyNotice count={tooMany}>the year before</TooManyNotice>
      {failed > 0 && (
        <Notice title={`${counted(failed, 'month')} of ${months.length} of the year before cannot be shown.`}>
          Choose the months themselves to see why.
        </Notice>
      )}
      {words !== zoneWords && read > 0 && (
        <p className="lc-muted">The files of the year before: times in {words}.</p>
      )}
      <Doubts title="Notes on the year before" doubts={doubtsOf(months)} read={read} />
    </>
  )
}
