import { notifications } from '@mantine/notifications'
import { canBeUndone, type BulkOperation, type BulkRun } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import type { Done } from '../../../parts/done'
import { RunNotice } from './run-notice'
import { operationTitle, reachOf } from './words'

const none = new Int32Array()

const whyNot = (operation: BulkOperation): string =>
  operation.kind === 'undo'
    ? 'An undo is not taken back. Its report says what it has changed.'
    : 'What has been started or deleted cannot be taken back. Stop the run in its report to keep it from going on.'

/**
 * A bulk run that was started, for taking it back: by an undo run, which changes only what this run has changed. Where a
 * run needs a word of confirmation, so does its undo, in the report.
 */
export const runDone = (run: BulkRun, reach: number, onShowRun: (id: string) => void): Done => {
  const did = `Started a bulk run: ${operationTitle(run.operation, reach)}`
  if (!canBeUndone(run.operation.kind)) return { did, undo: whyNot(run.operation) }
  return {
    did,
    undo: async (call) => {
      const operation: BulkOperation = { kind: 'undo', runId: run.id }
      const preview = await call('bulk:preview', { operation, ids: none })
      if (preview.refused) return { left: wordingOf(preview.refused).title }
      if (reachOf(preview) === 0) return { left: 'The run has changed nothing.' }
      if (preview.typeToConfirm !== null) {
        onShowRun(run.id)
        return { left: 'So many profiles need a confirmation: choose Undo in the report.' }
      }
      const undoing = await call('bulk:start', { operation, ids: none })
      notifications.show({
        message: <RunNotice run={undoing} reach={reachOf(preview)} onShow={() => onShowRun(undoing.id)} />,
      })
      return 'reported'
    },
  }
}
