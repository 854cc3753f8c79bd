import type { SavedPdfs } from '../../shared/domain/saved-pdfs'
import type { ActivityLog } from '../activity/activity-log'
import type { PdfRequest } from './save-pdfs'

const wordsOf = ({ saved, kept, savedTo }: SavedPdfs): string => {
  const count = saved + kept
  return `${count} ${count === 1 ? 'PDF' : 'PDFs'} in “${savedTo}”`
}

/**
 * Papers of a customer that have left the sealed store have a line in the activity log. If it cannot be written they have
 * been saved all the same.
 */
export const recordSavedPdfs = async (
  activity: Pick<ActivityLog, 'record'>,
  { profileId, label }: Pick<PdfRequest, 'profileId' | 'label'>,
  saved: SavedPdfs,
): Promise<void> => {
  if (saved.saved === 0) return
  await activity.record({
    action: 'save-pdfs',
    profileId,
    outcome: 'done',
    personal: { ...(label !== '' && { label }), saved: wordsOf(saved) },
  })
}
