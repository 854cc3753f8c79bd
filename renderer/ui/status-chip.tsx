import {
  IconAlertTriangleFilled,
  IconCheck,
  IconCircleDotted,
  IconClockFilled,
  IconKeyFilled,
  IconProgress,
  IconUserFilled,
  type Icon,
} from '@tabler/icons-react'
import { moverOf, normaliseStatus, statusWords, type Mover } from '../../shared/domain/status'
import classes from './status-chip.module.css'

const icons: Record<Mover, Icon> = {
  customer: IconUserFilled,
  credentials: IconKeyFilled,
  retry: IconClockFilled,
  support: IconAlertTriangleFilled,
  nobody: IconCheck,
  running: IconProgress,
  unknown: IconCircleDotted,
}

interface Props {
  readonly status: string
  readonly finished: boolean
  /** Shows the API's code beside the words, not only on hover. */
  readonly withCode?: boolean
}

/** A job's status in people's words, with its icon; the colour says whose move it is, never alone. */
export const StatusChip = ({ status, finished, withCode = false }: Props) => {
  const code = normaliseStatus(status)
  const mover = moverOf(code, finished)
  const Mark = icons[mover]
  const words = statusWords(code)
  return (
    <span className={classes['status']}>
      <span className={classes['chip']} data-mover={mover} title={code}>
        <Mark size={12} aria-hidden />
        <span className={classes['words']}>{words}</span>
      </span>
      {withCode && words !== code && <code className={classes['code']}>{code}</code>}
    </span>
  )
}
