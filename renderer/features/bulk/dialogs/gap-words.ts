import type { BulkPreview, ItemReason } from '../../../../shared/domain/bulk'
import type { GapPlan } from '../../../../shared/domain/gaps'
import { count, counted } from '../../../lib/numbers'

/** "40 bills of 35 profiles: 37 missing, 3 late." */
export const gapWords = ({ ids, missing, late }: GapPlan): string => {
  if (ids.length === 0) return 'No bill is missing or late, as far as the bills have been read.'
  const states = [missing > 0 && `${count(missing)} missing`, late > 0 && `${count(late)} late`]
  return `${counted(missing + late, 'bill')} of ${counted(ids.length, 'profile')}: ${states.filter(Boolean).join(', ')}.`
}

const reasons: Readonly<Partial<Record<ItemReason, string>>> = {
  'credentials-failed':
    'the last login failed, and no credential has been changed since: another try could lock the account',
  'provider-held': 'job starts at their provider are on hold',
  'no-agent': 'Link had no agent for their provider when a start was last tried',
}

/** Who gets no job and why, one line for each reason. `preview` is that of the profiles that lack a bill. */
export const leftOutWords = (plan: GapPlan, preview: BulkPreview | undefined): readonly string[] => {
  const line = (profiles: number, why: string): string | false =>
    profiles > 0 && `${counted(profiles, 'profile')}: ${why}`
  const lines = [
    ...Object.entries(reasons).map(([reason, why]) => line(preview?.leftOut[reason as ItemReason] ?? 0, why)),
    line(preview?.unchanged ?? 0, 'a job is already running'),
    line(plan.notRead, 'the bills have not been read; “Read…” on the page of coverage reads them'),
    line(plan.cannotTell, 'too few bills to tell, or one was due only after they were read'),
    line(plan.noBills, 'no bills'),
    line(plan.complete, 'nothing is missing'),
  ]
  return lines.filter((one) => one !== false)
}
