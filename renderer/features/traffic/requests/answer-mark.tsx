import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconLoader,
  IconPlugX,
  IconRoute,
  type Icon,
} from '@tabler/icons-react'
import type { Exchange } from '../../../../shared/domain/traffic'
import classes from './answer-mark.module.css'
import { answerOf, type Draft } from './filter'
import { answerWords } from './words'

const icons: Readonly<Record<NonNullable<Draft['answer']>, Icon>> = {
  '2xx': IconCheck,
  '3xx': IconRoute,
  '4xx': IconBan,
  '5xx': IconAlertTriangle,
  none: IconPlugX,
  'under way': IconLoader,
}

/** What became of a request, as an icon and a word. An answer that stands for a failure in spite of its status says so. */
export const AnswerMark = ({ request }: { readonly request: Exchange }) => {
  const answer = answerOf(request)
  const isFault = answer === '2xx' && request.failure !== null
  const Mark = isFault ? IconAlertTriangle : icons[answer]
  return (
    <span
      className={classes.mark}
      data-answer={isFault ? '5xx' : answer}
      title={isFault ? 'The status says success, the answer does not' : undefined}
    >
      <Mark size={13} aria-hidden />
      {answerWords(request)}
    </span>
  )
}
