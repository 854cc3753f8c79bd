/** "Job Status Codes" of the document, as the practice agents use them. */

export const ends = [
  'success',
  'partial_success',
  'credential_error',
  'action_needed',
  'unexpected_presentation',
  'incomplete_parameters',
  'timeout_site',
  'site_error',
  'terminated',
  'agent_failure',
  'timeout_agent',
  'new_status_2027',
] as const

export const inProgress = [
  'queued',
  'init',
  'start',
  'login',
  'account_navigation',
  'bill_extract',
  'bill_processing',
  'interval_extract',
  'interval_processing',
  'logout',
  'worker_wait',
] as const

/** The terminal codes of the document, and one that it does not have yet. */
export type End = (typeof ends)[number]
export type InProgress = (typeof inProgress)[number]
export type Mode = 'bill' | 'interval'

export const isEnd = (text: string): text is End => (ends as readonly string[]).includes(text)
export const isInProgress = (text: string): text is InProgress =>
  (inProgress as readonly string[]).includes(text)

/** Whether a run with this end brings records. */
export const brings = (end: End): boolean =>
  end === 'success' || end === 'partial_success' || end === 'new_status_2027'
