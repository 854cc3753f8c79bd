import type { SweptKind } from '../../../../shared/domain/coverage'
import type { GapAnswer, OpenGroup } from '../../../../shared/domain/gaps'
import { jobWords } from '../../../../shared/domain/status'
import { wordingOf } from '../../../../shared/errors/wording'
import { count, counted } from '../../../lib/numbers'
import { gapNouns } from '../gap-nouns'
import { reasonWords } from '../preview/words'

const statusWords = (status: string | null): string => {
  const words = jobWords(status ?? '', true)
  return status === null || status === '' || words.toLowerCase() === status ? words : `${words} (${status})`
}

const nothingNew: Readonly<Record<SweptKind, string>> = {
  bills: 'These bills were not among those that were read since.',
  intervals: 'These months were not among those that were read since, or not with all of their data.',
}

/** Why these bills, or interval months, are still missing, in a sentence. */
export const openWords = ({ reason, status, itemReason, failure }: OpenGroup, what: SweptKind): string => {
  const { several } = gapNouns[what]
  switch (reason) {
    case 'waiting':
      return 'The run has not reached them yet.'
    case 'not-started':
      if (itemReason !== null) return reasonWords[itemReason]
      return failure ? `No job was started. ${wordingOf(failure).title}` : 'No job was started.'
    case 'in-doubt':
      return 'Could not find out whether a job was started.'
    case 'running':
      return 'The job is still running.'
    case 'job-unknown':
      return 'What happened to the job is not known.'
    case 'job-failed':
      return `The job failed: ${statusWords(status)}.`
    case 'not-read':
      return `The job ended: ${statusWords(status)}. The ${several} have not been read since.`
    case 'nothing-new':
      return `The job ended: ${statusWords(status)}. ${nothingNew[what]}`
  }
}

/** Of the open ones it has to be said that they lack something, because a month without all of its data is there. */
const cameWords: Readonly<Record<SweptKind, { readonly came: string; readonly open: string }>> = {
  bills: { came: 'come', open: 'still missing' },
  intervals: { came: 'come in full', open: 'still missing or not complete' },
}

const isUnderWay = ({ reason }: OpenGroup): boolean => reason === 'waiting' || reason === 'running'

/** Whether the run may still bring bills without anybody doing something. */
const isOpenEnded = ({ open }: GapAnswer): boolean => open.some(isUnderWay)

/** "31 of 40 bills came. 2 are no longer expected. 7 are still missing." */
export const answerWords = (answer: GapAnswer, what: SweptKind): string => {
  const { gaps, filled, notExpected } = answer
  const words = cameWords[what]
  const left = gaps - filled - notExpected
  const came = `${count(filled)} of ${counted(gaps, gapNouns[what].one)} ${filled === 1 ? 'has' : 'have'} ${words.came}`
  const are = (one: number): string => (one === 1 ? 'is' : 'are')
  return [
    isOpenEnded(answer) ? `${came} so far.` : `${came}.`,
    notExpected > 0 && `${count(notExpected)} ${are(notExpected)} no longer expected.`,
    left > 0 && `${count(left)} ${are(left)} ${words.open}.`,
  ]
    .filter((one) => one !== false)
    .join(' ')
}
