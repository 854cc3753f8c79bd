import type { Mover } from '../../../../shared/domain/status'
import type { Playbook, PlaybookAction } from '../../../../shared/domain/triage'

/** What helps by whose move it is, until the playbook is there. */
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

/** What can be done about a case, the likeliest to help first: as its playbook lists it. */
export const offeredFor = (mover: Mover, playbook: Playbook | undefined): readonly PlaybookAction[] => {
  if (mover === 'nobody' || mover === 'running' || !playbook?.actions.length) return usual[mover]
  const { actions } = playbook
  // Wrong credentials are put right in place, whatever else is listed.
  return mover !== 'credentials' || actions.includes('edit-credentials')
    ? actions
    : ['edit-credentials', ...actions]
}
