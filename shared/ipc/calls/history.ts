import { z } from 'zod'
import {
  historyKinds,
  historyLimits,
  type HistoryKept,
  type HistoryPage,
  type ProfileAsOf,
} from '../../history/history'
import { call } from '../call'
import { connectionId, id, nothing, text } from '../fields'

/** Times as they are stored, so that they can be compared as text. */
const time = z.iso.datetime().transform((at) => new Date(at).toISOString())
const mark = z.strictObject({ at: text(40), n: z.int().min(0) }).optional()

export const historyCalls = {
  /**
   * At most 50 of what this console saw of a profile, newest first, after what the last answer's `next` has told. Fails
   * with `not-connected` in any other connection than this one.
   */
  'history:page': call<HistoryPage>()(
    z.strictObject({
      connectionId,
      profileId: id,
      kinds: z.array(z.enum(historyKinds)).min(1).max(historyKinds.length),
      after: z.strictObject({ change: mark, records: mark, job: mark, line: mark }).nullable(),
    }),
  ),
  /** The profile as it was known before this time. */
  'history:as-of': call<ProfileAsOf>()(z.strictObject({ profileId: id, until: time })),
  'history:kept': call<HistoryKept>()(nothing),
  /** Changes the limits. What lies beyond them is deleted at once. */
  'history:keep': call<HistoryKept>()(historyLimits),
}
