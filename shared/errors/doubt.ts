import type { ChangeKind } from './change-kind'
import type { Failure, Wording } from './failure'

/** What can be done about each kind of change whose outcome is not known: only what a person really can do. */
const advices: Partial<Record<ChangeKind, string>> = {
  create: 'It was not sent again. Search for the profile before you create another.',
  change: 'It was not sent again. Read the profile again and compare it before you change it once more.',
  delete: 'It was not sent again. Open the profile: if it is gone, it was deleted.',
  'tag-add': 'It was not sent again. Check the profile’s tags to see whether it is there.',
  'tag-remove': 'It was not sent again. Check the profile’s tags to see whether it is still there.',
  'credential-add': 'It was not sent again. Check the list of fields: if it is there, it was added.',
  'credential-change':
    'A stored value cannot be viewed. Enter it again: storing the same value twice does no harm. Or start a job: its login shows which value is stored.',
  'credential-delete': 'It was not sent again. Check the list of fields: if it is gone, it was deleted.',
  'job-start': 'It was not started again. Check whether a job is running before you start another.',
}

const unknownKind = 'It was not sent again. Check the current state before you repeat it.'

/** A status means that something answered: the API with an error, or the page of a proxy. */
const answered = ({ status }: Failure): string =>
  status === undefined
    ? 'The API’s answer did not arrive'
    : `The answer (HTTP ${status}) does not say what happened to it`

/**
 * The wording for a change whose outcome is not known or was found out later: by its kind, and by whether anything
 * answered.
 */
export const wordingOfDoubt = (failure: Failure): Wording =>
  failure.code === 'change-did-not-happen'
    ? {
        title: `${answered(failure)}, and the change was not made.`,
        advice: 'The console has checked this since. You can do it again.',
      }
    : {
        title: `${answered(failure)}: the change may or may not have happened.`,
        advice: (failure.change && advices[failure.change]) ?? unknownKind,
      }
