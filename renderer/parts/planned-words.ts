import type { KeptReason, PlannedStart } from '../../shared/domain/planned-starts'
import { wordingOf } from '../../shared/errors/wording'

/** Why a planned start was not made, as the end of a sentence. */
export const keptWords: Readonly<Record<KeptReason, string>> = {
  'provider-held': 'job starts at its utility provider were on hold',
  'credentials-failed': 'a login had failed with the credentials as they were',
  'job-running': 'another job was running',
  'case-changed': 'another job had run since it was planned',
  gone: 'the profile, or its last job, was not there any more',
  snoozed: 'the case was snoozed',
  'no-agent': 'Link had no agent for its utility provider',
}

/** What became of a planned start that is over or in doubt; empty for one that still waits. */
export const outcomeWords = ({ state, reason, code }: PlannedStart): string => {
  switch (state) {
    case 'started':
      return 'Started'
    case 'skipped':
      return `Not started: ${reason ? keptWords[reason] : 'its reason is not known'}`
    case 'failed':
      return `Failed: ${code ? wordingOf({ code }).title : 'its reason is not known'}`
    case 'in-doubt':
      return 'In doubt: the answer to the start was lost'
    case 'sent':
      return 'Being sent'
    case 'waiting':
      return ''
  }
}

/** Who planned it. */
export const plannedBy = ({ attempt }: Pick<PlannedStart, 'attempt'>): string =>
  attempt === null ? 'planned by hand' : `planned by the console, start ${attempt} in a row`
