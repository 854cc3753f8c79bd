import { jobWords, moverOf, normaliseStatus } from '../../shared/domain/status'
import { MoverIcon } from './mover-icon'
import classes from './status-chip.module.css'

interface Props {
  readonly status: string
  readonly finished: boolean
  /** Shows the API's code beside the words, not only on hover. */
  readonly withCode?: boolean
}

/** A job's status in words, with its icon. The colour says who has to act, but never without the words. */
export const StatusChip = ({ status, finished, withCode = false }: Props) => {
  const code = normaliseStatus(status)
  const mover = moverOf(code, finished)
  const words = jobWords(code, finished)
  return (
    <span className={classes.status}>
      <span className={classes.chip} data-mover={mover} title={code}>
        <MoverIcon mover={mover} />
        <span className={classes.words}>{words}</span>
      </span>
      {withCode && words.toLowerCase() !== code && <code className={classes.code}>{code}</code>}
    </span>
  )
}
