import { ApiWords } from '../../../renderer/parts/api-words'
import { BillStrips } from '../../../renderer/parts/bill-strip'
import { EndMessageWords } from '../../../renderer/parts/end-message'
import { JobDetail } from '../../../renderer/parts/job-detail'
import { MoverIcon } from '../../../renderer/parts/mover-icon'
import { StatusChip } from '../../../renderer/parts/status-chip'
import { TagChip, tagColourNames } from '../../../renderer/parts/tag-chip'
import { monthStates, type BillSummary, type MonthState } from '../../../shared/domain/coverage'
import { isTerminal, stages, terminalStatuses } from '../../../shared/domain/status'
import { longText, unbroken, withHidden } from '../samples'
import { part } from '../story'

export default { title: 'parts/Words' }

export const ApiSaid = part(<ApiWords text="Permission denied" />)
export const ApiSaidMuch = part(<ApiWords text={longText} />)
const months = (text: string): readonly MonthState[] =>
  Array.from(text, (letter) => monthStates.find((state) => state.startsWith(letter)) ?? 'none')
const bills: BillSummary = {
  readAt: '2026-11-22T08:00:00Z',
  month: '2026-11',
  strips: [
    { type: 'electricity', months: months('hhhhmhhmhhhln') },
    { type: 'gas', months: months('..hhhhhhhhhhu') },
    { type: 'steam', months: months('..h..h..h..m.') },
  ],
  lastBill: '2026-10-31',
  missing: 3,
  late: 1,
  tooFew: 0,
  unknown: 1,
}
export const StripOfBills = part(<BillStrips bills={bills} />)
export const StripOfNoBills = part(<BillStrips bills={{ ...bills, strips: [] }} />)
export const EndOfJob = part(
  <EndMessageWords message={{ newRecords: 3, existingRecords: 1200, tags: ['solar', 'needs-contact'] }} />,
)
export const EndWithoutRecords = part(
  <EndMessageWords message={{ newRecords: 0, existingRecords: null, tags: null }} />,
)
export const DetailPlain = part(<JobDetail detail="The site is down." />)
export const DetailOfParts = part(<JobDetail detail='{"site_message":"The site is down."}' />)
export const DetailLong = part(<JobDetail detail={longText} />)
export const Movers = part(
  <>
    {(['customer', 'credentials', 'retry', 'support', 'data', 'nobody', 'running', 'unknown'] as const).map(
      (mover) => (
        <p key={mover}>
          <MoverIcon mover={mover} /> {mover}
        </p>
      ),
    )}
  </>,
)
export const Statuses = part(
  <>
    {[...terminalStatuses, ...stages].map((status) => (
      <p key={status}>
        <StatusChip status={status} finished={isTerminal(status)} withCode />
      </p>
    ))}
  </>,
)
export const StatusUnknown = part(
  <>
    <p>
      <StatusChip status="new_status_2027" finished withCode />
    </p>
    <p>
      <StatusChip status="new_stage" finished={false} withCode />
    </p>
  </>,
)
export const Tags = part(
  <>
    <TagChip name="solar" />
    {tagColourNames.map((name, colour) => (
      <TagChip key={name} name={name} colour={colour} />
    ))}
  </>,
)
export const TagsLong = part(
  <>
    <TagChip name={unbroken.repeat(2)} colour={2} />
    <TagChip name={withHidden} colour={null} room="line" />
    <TagChip name={unbroken.repeat(3)} room="lines" />
  </>,
)
