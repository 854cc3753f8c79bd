import type { GapAnswer, OpenGroup } from '../../../../shared/domain/gaps'
import { jobWords } from '../../../../shared/domain/status'
import { wordingOf } from '../../../../shared/errors/wording'
import { count, counted } from '../../../lib/numbers'
import { reasonWords } from '../preview/words'

const statusWords = (status: string | null): string => {
  const words = jobWords(status ?? '', true)
  return status === null || status === '' || words.toLowerCase() === status ? words : `${words} (${status})`
}

/** Why these bills are still missing, in a sentence. */
export const openWords = ({ reason, status, itemReason, failure }: OpenGroup): string => {
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
      return `The job ended: ${statusWords(status)}. The bills have not been read since.`
    case 'nothing-new':
      return `The job ended: ${statusWords(status)}. These bills were not among those that were read since.`
  }
}

const isUnderWay = ({ reason }: OpenGroup): boolean => reason === 'waiting' || reason === 'running'

/** Whether the run may still bring bills without anybody doing something. */
const isOpenEnded = ({ open }: GapAnswer): boolean => open.some(isUnderWay)

/** "31 of 40 bills came. 2 are no longer expected. 7 are still missing." */
export const answerWords = (answer: GapAnswer): string => {
  const { bills, filled, notExpected } = answer
  const left = bills - filled - notExpected
  const came = `${count(filled)} of ${counted(bills, 'bill')} ${filled === 1 ? 'has' : 'have'} come`
  const are = (one: number): string => (one === 1 ? 'is' : 'are')
  return [
    isOpenEnded(answer) ? `${came} so far.` : `${came}.`,
    notExpected > 0 && `${count(notExpected)} ${are(notExpected)} no longer expected.`,
    left > 0 && `${count(left)} ${are(left)} still missing.`,
  ]
    .filter((one) => one !== false)
    .join(' ')
}
