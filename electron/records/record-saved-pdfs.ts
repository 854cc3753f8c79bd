import type { ActivityLog } from '../activity/activity-log'

export interface SavedPapers {
  readonly profileId: number
  readonly label: string
  /** What was saved and where, in words. */
  readonly saved: string
  /** Whether the profile was forgotten meanwhile. */
  readonly isForgotten: boolean
}

/**
 * Papers of a customer that have left the sealed store have a line in the activity log. If it cannot be written they have
 * been saved all the same. Of a forgotten profile it says nothing personal.
 */
export const recordSavedPdfs = async (
  activity: Pick<ActivityLog, 'record'>,
  { profileId, label, saved, isForgotten }: SavedPapers,
): Promise<void> => {
  const personal = { ...(label !== '' && { label }), saved }
  await activity.record({
    action: 'save-pdfs',
    profileId,
    outcome: 'done',
    ...(!isForgotten && { personal }),
  })
}
