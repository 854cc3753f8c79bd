import {
  isLocal,
  type ActivityOutcome,
  type LogCheck,
  type LoggedLine,
} from '../../../shared/domain/activity'
import { count, counted } from '../../lib/numbers'

const meanings: Readonly<Record<ActivityOutcome, string>> = {
  done: 'The API carried it out.',
  refused: 'The API declined it: nothing was changed.',
  failed:
    'It did not reach the API, or reading showed afterwards that it had not been made: nothing was changed.',
  unknown: 'Its reply was lost, and reading did not show whether it was carried out.',
}

/** The meaning of a line's outcome, as a sentence. */
export const outcomeMeaning = ({ action, outcome }: Pick<LoggedLine, 'action' | 'outcome'>): string => {
  if (!isLocal(action)) return meanings[outcome]
  return outcome === 'done'
    ? 'It was done on this computer. The API has no part in it.'
    : 'It could not be done on this computer.'
}

/** Names of the known parts for people. Other parts are shown under their own names. */
const partNames: Readonly<Partial<Record<string, string>>> = {
  label: 'Label',
  tag: 'Tag',
  reason: 'Reason',
  field: 'Field',
  fields: 'Changed fields',
  saved: 'Saved',
}
export const partName = (name: string): string => partNames[name] ?? name

export const isForgotten = ({ personal, personalHash }: LoggedLine): boolean =>
  personal === null && personalHash !== null

/** The result of a check, and what it means. */
export const checkWords = (check: LogCheck): { readonly title: string; readonly advice: string } => {
  switch (check.state) {
    case 'whole':
      return {
        title: 'The log is intact.',
        advice: 'Every line follows from the one before it, up to the head that the keychain holds.',
      }
    case 'broken':
      return {
        title: `The log is broken at line ${count(check.at)}.`,
        advice:
          'That line was changed, moved or taken out of the database without this console. The lines before it are as they were written; of those after it nothing is proven.',
      }
    case 'cut': {
      const gone = check.anchored.count - check.head.count
      return {
        title: `${gone === 1 ? 'A line is' : `${counted(gone, 'line')} are`} missing at the end of the log.`,
        advice: `The keychain knows of ${counted(check.anchored.count, 'line')}, the database held ${count(check.head.count)}: an older copy of it was put in its place, or its end was deleted. What is left is intact.`,
      }
    }
    case 'rewritten':
      return {
        title: 'The log is not the one that was written here.',
        advice: `Its lines follow from one another, but line ${count(check.anchored.count)} is not the one that the keychain knows: another log was put in its place.`,
      }
    case 'anchor-unreadable':
      return {
        title: 'Nothing can be said about the end of the log.',
        advice:
          'Its lines follow from one another, but what the keychain holds for it cannot be read. It was left as it is.',
      }
  }
}
