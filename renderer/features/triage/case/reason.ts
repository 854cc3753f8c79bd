import { credentialsAccepted, jobWords } from '../../../../shared/domain/status'
import type { IntervalSummary } from '../../../../shared/domain/coverage'
import type { Job } from '../../../../shared/domain/job'
import type { TriageCase } from '../../../../shared/domain/triage'
import { detailWords } from '../../../parts/detail-words'
import { localDay } from '../../../lib/time'
import type { Alike } from './use-case-facts'
import { usualFields } from '../../../parts/typed-credentials'
import { listed } from '../../../lib/listed'
import { capital, lackWords, monthsLackWords, otherCases } from '../common/words'

export interface Known {
  /** Newest first; empty while they are being read. */
  readonly jobs: readonly Job[]
  /** Names of the stored fields; null while they are not known. */
  readonly fields: readonly string[] | null
  /** Other open cases with this status at the same provider. */
  readonly alike: Alike
}

/** The local day on which a job last got past its login. */
const workedUntil = (jobs: readonly Job[]): string | null => {
  const worked = jobs.find(({ status, observations }) =>
    credentialsAccepted([status, ...observations.map((one) => one.status)]),
  )
  // If the console only found a job ended, nobody can say when it had been at the site.
  if (!worked || (worked.finished && worked.endedAt === null)) return null
  const at = worked.endedAt ?? worked.observations.at(-1)?.lastSeen
  return at ? localDay(at) : null
}

const ofCredentials = ({ lockout }: TriageCase, { jobs }: Known): string => {
  const until = workedUntil(jobs)
  const worked = until ? ` The profile’s last successful login was on ${until}.` : ''
  const { failures } = lockout
  if (failures === 0) return `The provider did not accept the credentials that the job used.${worked}`
  const rejected =
    failures === 1
      ? 'The provider did not accept the stored credentials.'
      : `The provider has refused the stored credentials ${failures} times.`
  return `${rejected}${worked} Another try with the same credentials could lock the customer’s account.`
}

/** The missing field, or the first of several, if the API's detail is the name of a field. */
const namedBy = (detail: string | null): string => {
  const words = detail === null ? '' : detailWords(detail)
  return /^[\w-]{1,40}$/.test(words) ? ` The agent asked for: ${words}.` : ''
}

const ofMissing = ({ detail }: TriageCase, { fields }: Known): string => {
  const missing = fields ? usualFields.filter((name) => !fields.includes(name)) : []
  const named = namedBy(detail)
  if (missing.length === 0) {
    return named === ''
      ? 'The agent needs something that is not stored; the detail may name it.'
      : `The agent needs something that is not stored.${named}`
  }
  return `${capital(listed(missing))} ${missing.length === 1 ? 'is' : 'are'} not stored, and the agent cannot log in without ${missing.length === 1 ? 'it' : 'them'}.${named}`
}

const fixed: Partial<Record<string, string>> = {
  action_needed: 'The provider’s site stopped at something that only the customer can answer there.',
  timeout_site: 'The provider’s site did not answer in time; nothing is wrong with the profile.',
  site_error: 'The provider’s site reported an error; nothing is wrong with the profile.',
  timeout_agent: 'The agent ran out of time; another try often succeeds.',
  agent_failure: 'Link’s agent failed; this is for Link’s support.',
  unexpected_presentation: 'The provider’s site showed a page that Link’s agent does not know.',
  terminated: 'The job was stopped on Link’s side.',
  success: 'The last job succeeded: nothing is left to do here.',
  partial_success: 'Some of the data came in. What is missing may come with another job.',
}

const ofMonths = (intervals: IntervalSummary): string | null => {
  const lack = monthsLackWords(intervals)
  return lack && `${capital(lack)}: ${listed(intervals.notComplete)}.`
}

const ofMessage = (bills: TriageCase['bills']): string => {
  const said = 'The message about its end says that it brought nothing new'
  return bills && bills.strips.length > 0
    ? `${said}, although a bill was due by then.`
    : `${said}, and that there was nothing before it.`
}

/** What is known to be missing, in sentences. */
const lacksOf = ({ bills, intervals, nothingCame }: TriageCase): readonly string[] => {
  const ofBills = bills && lackWords(bills)
  const months = intervals && ofMonths(intervals)
  return [
    ...(ofBills === null ? [] : [`${capital(ofBills)}.`]),
    ...(months === null ? [] : [months]),
    ...(nothingCame ? [ofMessage(bills)] : []),
  ]
}

/** What coverage knows about the data, by the day on which it was read, and the message about the job's end. */
const ofData = (item: TriageCase): string => {
  const { status, bills } = item
  const first = status === 'success' ? 'The last job succeeded.' : (fixed[status] ?? '')
  const lacks = lacksOf(item)
  if (lacks.length > 0) return [first, ...lacks].join(' ')
  if (bills === null) return `${first} The bills have not been read: what is missing is not known.`
  if (bills.missing === null) return `${first} There are too few bills to tell which are missing.`
  return `${first} When the bills were read on ${localDay(bills.readAt)}, none was missing or late.`
}

/** The most likely reason, in a sentence or two. */
export const reasonOf = (item: TriageCase, known: Known): string => {
  if (item.mover === 'running') return `A job is running: ${jobWords(item.status, false).toLowerCase()}.`
  const { others: number, isAll } = known.alike
  const others = number > 0 ? ` ${otherCases(number, isAll)}` : ''
  if (item.mover === 'data') return item.status === 'success' ? ofData(item) : `${ofData(item)}${others}`
  if (item.status === 'credential_error') return ofCredentials(item, known)
  if (item.status === 'incomplete_parameters') return ofMissing(item, known)
  const sentence =
    fixed[item.status] ??
    'This console does not know the status; the API says that the job is over. Read its detail before another start.'
  return item.mover === 'nobody' ? sentence : `${sentence}${others}`
}

/** The field that is most likely wrong or missing. It gets the focus. */
export const fieldToFix = (item: TriageCase, fields: readonly string[]): string => {
  const missing = usualFields.find((name) => !fields.includes(name))
  if (missing !== undefined) return missing
  const detail = item.detail?.toLowerCase() ?? ''
  const named = fields.find((name) => name !== 'password' && detail.includes(name.toLowerCase()))
  return named !== undefined && !detail.includes('password') ? named : 'password'
}
