import type { Mover } from '../../../../shared/domain/status'
import type { Playbook, PlaybookAction } from '../../../../shared/domain/triage'

/** What usually helps, by whose move it is, until the playbook has been read. */
const usual: Record<Mover, readonly PlaybookAction[]> = {
  credentials: ['edit-credentials'],
  customer: ['copy-customer-text', 'relaunch'],
  retry: ['relaunch'],
  support: ['copy-escalation', 'relaunch'],
  data: ['show-data', 'relaunch'],
  unknown: ['show-data', 'relaunch'],
  nobody: [],
  running: [],
}

/** The actions for a case in the order of its playbook, the most likely to help first. */
export const offeredFor = (mover: Mover, playbook: Playbook | undefined): readonly PlaybookAction[] => {
  if (mover === 'nobody' || mover === 'running' || !playbook?.actions.length) return usual[mover]
  const { actions } = playbook
  // Wrong credentials can always be corrected in place, whatever the playbook lists.
  return mover !== 'credentials' || actions.includes('edit-credentials')
    ? actions
    : ['edit-credentials', ...actions]
}
