import type { Playbook, TriageCase } from '../../../../shared/domain/triage'
import { AnswerDialog } from '../answer/answer-dialog'
import { PlanDialog } from '../planned/plan-dialog'
import { SnoozeCase } from '../snooze/snooze-case'

export type CaseDialog = 'snooze' | 'answer' | 'plan'

interface Props {
  readonly shown: CaseDialog | null
  readonly item: TriageCase
  readonly playbook: Playbook | undefined
  readonly onClose: () => void
  readonly onSnoozed: (() => void) | undefined
}

/** The dialogs of a case, one at a time. */
export const CaseDialogs = ({ shown, item, playbook, onClose, onSnoozed }: Props) => {
  const end = (snoozed: boolean): void => {
    onClose()
    if (snoozed) onSnoozed?.()
  }
  if (shown === 'snooze') return <SnoozeCase item={item} onClose={onClose} onSnoozed={() => end(true)} />
  if (shown === 'plan') return <PlanDialog item={item} onClose={onClose} onPlanned={onClose} />
  if (shown !== 'answer' || !playbook) return null
  return <AnswerDialog item={item} playbook={playbook} onClose={onClose} onAnswered={end} />
}
