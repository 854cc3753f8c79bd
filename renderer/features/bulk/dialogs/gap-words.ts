import type { BulkPreview, ItemReason } from '../../../../shared/domain/bulk'
import type { SweptKind } from '../../../../shared/domain/coverage'
import type { GapPlan } from '../../../../shared/domain/gaps'
import { count, counted } from '../../../lib/numbers'
import { gapNouns } from '../gap-nouns'

const nothing: Readonly<Record<SweptKind, string>> = {
  bills: 'No bill is missing or late, as far as the bills have been read.',
  intervals: 'No interval month is missing or incomplete, as far as these months have been read.',
}

/** "40 bills of 35 profiles: 37 missing, 3 late." */
export const gapWords = ({ ids, missing, late }: GapPlan, what: SweptKind): string => {
  if (ids.length === 0) return nothing[what]
  const { one, late: isLate } = gapNouns[what]
  const states = [missing > 0 && `${count(missing)} missing`, late > 0 && `${count(late)} ${isLate}`]
  return `${counted(missing + late, one)} of ${counted(ids.length, 'profile')}: ${states.filter(Boolean).join(', ')}.`
}

const reasons: Readonly<Partial<Record<ItemReason, string>>> = {
  'credentials-failed':
    'the last login failed, and no credential has been changed since: another try could lock the account',
  'provider-held': 'job starts at their provider are on hold',
  'no-agent': 'Link had no agent for their provider when a start was last tried',
}

const cannotTell: Readonly<Record<SweptKind, string>> = {
  bills: 'too few bills to tell, or one was due only after they were read',
  intervals: 'the API does not say whether a month is complete',
}

/** Who gets no job and why, one line for each reason. `preview` is that of the profiles that have gaps. */
export const leftOutWords = (
  plan: GapPlan,
  what: SweptKind,
  preview: BulkPreview | undefined,
): readonly string[] => {
  const { several } = gapNouns[what]
  const line = (profiles: number, why: string): string | false =>
    profiles > 0 && `${counted(profiles, 'profile')}: ${why}`
  const lines = [
    ...Object.entries(reasons).map(([reason, why]) => line(preview?.leftOut[reason as ItemReason] ?? 0, why)),
    line(preview?.unchanged ?? 0, 'a job is already running'),
    line(plan.notRead, `the ${several} have not been read; “Read…” on the page of coverage reads them`),
    line(plan.cannotTell, cannotTell[what]),
    line(plan.none, `no ${several}`),
    line(plan.complete, 'nothing is missing'),
  ]
  return lines.filter((one) => one !== false)
}
