import { IconX } from '@tabler/icons-react'
import { wordingOf } from '../../../shared/errors/wording'
import { count } from '../../lib/numbers'
import { leftWords, rateWords } from '../../lib/pace-words'
import { ProgressBar } from '../../ui/progress-bar'
import { StatusWords } from '../../ui/status-words'
import classes from '../../ui/status-item.module.css'
import { useSweep } from './use-sweep'

/** The progress of reading bills, in the status bar: "Bills: 412 of 2,043 read · 35/s · 47 s left". */
export const SweepStatus = () => {
  const { state, cancel } = useSweep()
  if (!state || state.phase === 'idle') return null
  const { phase, done, total, rate, secondsLeft, failed, failure } = state
  const rest =
    phase === 'waiting'
      ? [`waiting to try again${failure ? `: ${wordingOf(failure).title}` : ''}`]
      : [
          rate > 0 && `${rateWords(rate)}/s`,
          secondsLeft !== null && leftWords(secondsLeft),
          failed > 0 && `${count(failed)} could not be read`,
        ].filter((one) => one !== false)
  return (
    <span className={classes.status} data-phase={phase}>
      <StatusWords
        first={`Bills: ${count(done)} of ${count(total)} read`}
        rest={rest}
        endsInWords={phase === 'waiting'}
        title={failure ? wordingOf(failure).advice : undefined}
      />
      <span className={classes.track}>
        <ProgressBar
          label="Bills read"
          value={done}
          total={total}
          tone={phase === 'reading' ? 'moving' : 'waiting'}
        />
      </span>
      <button
        type="button"
        className={classes.button}
        aria-label="Cancel the reading of bills"
        title="Cancel the reading of bills: what has been read stays"
        onClick={() => cancel()}
      >
        <IconX size={12} aria-hidden />
      </button>
    </span>
  )
}
