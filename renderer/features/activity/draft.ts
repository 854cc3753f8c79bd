import { z } from 'zod'
import {
  activityActions,
  activityOutcomes,
  type ActivityAction,
  type ActivityFilter,
  type ActivityOutcome,
} from '../../../shared/domain/activity'
import { lookupText } from '../../../shared/domain/lookup-text'
import { midnight } from '../../lib/time'

/** The content of the filters. Days are local, `2026-11-26`. */
export interface Draft {
  readonly text: string
  readonly action: ActivityAction | null
  readonly outcome: ActivityOutcome | null
  readonly who: string | null
  readonly from: string | null
  readonly to: string | null
}

const day = z.iso.date().nullable()
export const draftSchema: z.ZodType<Draft> = z.object({
  text: z.string(),
  action: z.enum(activityActions).nullable(),
  outcome: z.enum(activityOutcomes).nullable(),
  who: z.string().nullable(),
  from: day,
  to: day,
})

export const everything: Draft = { text: '', action: null, outcome: null, who: null, from: null, to: null }

export const isEverything = (draft: Draft): boolean =>
  lookupText(draft.text) === '' &&
  [draft.action, draft.outcome, draft.who, draft.from, draft.to].every((value) => value === null)

/** The filter for main. Empty fields are left out, so that equal filters are equal objects. */
export const filterOf = (draft: Draft, profileId?: number): ActivityFilter => {
  const from = midnight(draft.from)
  const until = midnight(draft.to, 1)
  const text = lookupText(draft.text)
  return {
    ...(text === '' ? {} : { text }),
    ...(profileId === undefined ? {} : { profileId }),
    ...(draft.action === null ? {} : { action: draft.action }),
    ...(draft.outcome === null ? {} : { outcome: draft.outcome }),
    ...(draft.who === null ? {} : { who: draft.who }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
}
