import {
  secondsBetweenStarts,
  type BulkPreview,
  type ItemReason,
  type PreviewRow,
} from '../../../../shared/domain/bulk'
import { counted } from '../../../lib/numbers'
import { duration } from '../preview/words'

type Spread = NonNullable<BulkPreview['spread']>

/** Why a chosen case is left out, for one line about one case and for one about several. */
const reasons: Readonly<Partial<Record<ItemReason, string>>> = {
  'credentials-failed':
    'the lockout guard: a login has failed with the credentials as they are, and another try could lock the account',
  'provider-held': 'job starts at the provider are on hold',
  'no-agent': 'Link had no agent for the provider when a start was last tried',
  'job-running': 'a job is already running',
  'case-changed': 'another job has run since the case was chosen',
  'no-case': 'no longer a case',
  snoozed: 'the case is snoozed',
}

export const reasonOf = ({ reason }: PreviewRow): string => (reason && reasons[reason]) ?? ''

/** Who is left out and why, one line for each reason. */
export const againLeftOutWords = ({ leftOut }: BulkPreview): readonly string[] =>
  Object.entries(reasons).flatMap(([reason, why]) => {
    const cases = leftOut[reason as ItemReason] ?? 0
    return cases > 0 ? [`${counted(cases, 'case')}: ${why}`] : []
  })

const knownWords = ({ providers, seconds }: Spread): string => {
  const where = `At ${counted(providers, 'provider')}`
  if (seconds === 0) return providers === 1 ? `${where}.` : `${where}, one start at each.`
  const between = `with at least ${secondsBetweenStarts} s between two starts${providers === 1 ? '' : ' at each'}`
  return `${where}, ${between}: the last one after about ${duration(seconds)}.`
}

/** "At 7 providers, with at least 10 s between two starts at each: the last one after about 3 min." */
export const spreadWords = ({ spread }: BulkPreview): string | null => {
  if (!spread) return null
  const { providers, unknown } = spread
  const known = providers > 0 ? [knownWords(spread)] : []
  const rest = unknown > 0 ? [`Provider not known for ${counted(unknown, 'case')}: it is read first.`] : []
  return [...known, ...rest].join(' ') || null
}
