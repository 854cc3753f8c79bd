import type { TriageCase } from '../../../../shared/domain/triage'
import { SnoozeDialog } from './snooze-dialog'
import { useSnoozing } from './use-snoozing'

interface Props {
  readonly item: TriageCase
  readonly onClose: () => void
  readonly onSnoozed: () => void
}

/** Takes a case out of the queue until a time. */
export const SnoozeCase = ({ item, onClose, onSnoozed }: Props) => {
  const { snooze } = useSnoozing()
  return (
    <SnoozeDialog
      busy={snooze.isPending}
      error={snooze.error}
      onSnooze={(until, note) =>
        void snooze.mutateAsync({ item, until, note }).then(onSnoozed, () => undefined)
      }
      onClose={onClose}
    />
  )
}
