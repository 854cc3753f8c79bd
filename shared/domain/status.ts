/**
 * Job status codes ("Job Status Codes" of the API document), who has to act after each, and their names for people. The
 * document says that the list may grow: an unknown code is kept as it came and judged by `finished` alone.
 */

export const terminalStatuses = [
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
] as const

/** In the document's "rough order of the sequence"; stages may be skipped or come back. */
export const stages = [
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

export type TerminalStatus = (typeof terminalStatuses)[number]
export type Stage = (typeof stages)[number]
export type KnownStatus = TerminalStatus | Stage

/**
 * Who has to move next: docs/guide/triage.md. `data`: the login worked, and part of the data is missing. `unknown` is a terminal
 * status that this console does not know.
 */
export const movers = [
  'customer',
  'credentials',
  'retry',
  'support',
  'data',
  'nobody',
  'running',
  'unknown',
] as const
export type Mover = (typeof movers)[number]

const moverOfEnd: Record<TerminalStatus, Mover> = {
  success: 'nobody',
  partial_success: 'data',
  credential_error: 'credentials',
  incomplete_parameters: 'credentials',
  action_needed: 'customer',
  timeout_site: 'retry',
  timeout_agent: 'retry',
  site_error: 'retry',
  agent_failure: 'support',
  unexpected_presentation: 'support',
  terminated: 'support',
}

const words: Record<KnownStatus, string> = {
  success: 'Success',
  partial_success: 'Partial success',
  credential_error: 'Wrong credentials',
  action_needed: 'Customer must act',
  unexpected_presentation: 'Page not recognised',
  incomplete_parameters: 'Credentials missing',
  timeout_site: 'Site timed out',
  site_error: 'Site error',
  terminated: 'Stopped by Link',
  agent_failure: 'Agent failed',
  timeout_agent: 'Agent timed out',
  queued: 'Queued',
  init: 'Preparing',
  start: 'Starting',
  login: 'Logging in',
  account_navigation: 'Opening the account',
  bill_extract: 'Fetching bills',
  bill_processing: 'Reading bills',
  interval_extract: 'Fetching intervals',
  interval_processing: 'Reading intervals',
  logout: 'Logging out',
  worker_wait: 'Cleaning up',
}

export const isTerminal = (code: string): code is TerminalStatus =>
  (terminalStatuses as readonly string[]).includes(code)

export const isStage = (code: string): code is Stage => (stages as readonly string[]).includes(code)

/** The code without the `AgentState.` prefix that one of the document's examples shows, in lower case. */
export const normaliseStatus = (code: string): string =>
  code
    .trim()
    .replace(/^agentstate\./i, '')
    .toLowerCase()

/** The terminal statuses after which this one has to act. */
export const statusesOf = (mover: Mover): readonly TerminalStatus[] =>
  terminalStatuses.filter((status) => moverOfEnd[status] === mover)

/** Who has to move next. `finished` decides whether the job is over, whatever the code says. */
export const moverOf = (code: string, finished: boolean): Mover => {
  if (!finished) return 'running'
  return isTerminal(code) ? moverOfEnd[code] : 'unknown'
}

/** What people call the status; an unknown code is shown as it came. */
export const statusWords = (code: string): string => (isTerminal(code) || isStage(code) ? words[code] : code)

/**
 * The state of a job in words. A terminal status counts only once `finished` says so, and a stage no longer counts
 * then: in both cases the words follow `finished`.
 */
export const jobWords = (code: string, finished: boolean): string => {
  if (code === '') return finished ? 'Ended, without a status' : 'Running, without a status'
  if (finished) return isStage(code) ? `Ended · ${lowerFirst(words[code])}` : statusWords(code)
  return isStage(code) ? words[code] : `Still running · ${lowerFirst(statusWords(code))}`
}

/** Our own words begin with a capital; a code that is not known stays as it came. */
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Whether a job with this end logged in and brought data, all of it or a part. */
export const broughtData = (code: string): boolean => code === 'success' || code === 'partial_success'

/** Whether a job with this end failed: neither a success nor one of which a part is missing. */
export const isFailedMover = (mover: Mover): boolean =>
  mover !== 'nobody' && mover !== 'data' && mover !== 'running'

/**
 * True once the job has been seen in a stage after `login`, or has ended in a way that comes after it: the document
 * says that the credentials are valid from there on, unless the job ends for want of them. The stages come only roughly
 * in order.
 */
export const credentialsAccepted = (observed: readonly string[]): boolean => {
  if (observed.some((code) => refusals.includes(code))) return false
  const login = stages.indexOf('login')
  return observed.some(
    (code) => broughtData(code) || (isStage(code) && isAfterLogin(stages.indexOf(code), login)),
  )
}

/** Ends that mean, according to the document, that the login was not accepted after all. */
const refusals: readonly string[] = ['credential_error', 'action_needed', 'incomplete_parameters']

/** `logout` and `worker_wait` also follow a failed login, so that they prove nothing. */
const isAfterLogin = (at: number, login: number): boolean => at > login && at < stages.indexOf('logout')
