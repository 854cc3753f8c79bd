import { IconX } from '@tabler/icons-react'
import { sweptKinds, type SweptKind } from '../../../shared/domain/coverage'
import { wordingOf } from '../../../shared/errors/wording'
import { count } from '../../lib/numbers'
import { leftWords, rateWords } from '../../lib/pace-words'
import { ProgressBar } from '../../ui/progress-bar'
import { StatusWords } from '../../ui/status-words'
import classes from '../../ui/status-item.module.css'
import { sweptWords } from './swept-words'
import { useSweep } from './use-sweep'

const Status = ({ what }: { readonly what: SweptKind }) => {
  const { state, cancel } = useSweep(what)
  if (!state || state.phase === 'idle') return null
  const { phase, done, total, rate, secondsLeft, failed, failure } = state
  const { short, within } = sweptWords[what]
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
        first={`${short}: ${count(done)} of ${count(total)} read`}
        rest={rest}
        endsInWords={phase === 'waiting'}
        title={failure ? wordingOf(failure).advice : undefined}
      />
      <span className={classes.track}>
        <ProgressBar
          label={`${short} read`}
          value={done}
          total={total}
          tone={phase === 'reading' ? 'moving' : 'waiting'}
        />
      </span>
      <button
        type="button"
        className={classes.button}
        aria-label={`Stop reading ${within}`}
        title={`Stop reading ${within}: what has been read stays`}
        onClick={() => cancel()}
      >
        <IconX size={12} aria-hidden />
      </button>
    </span>
  )
}

/** The progress of reading records, in the status bar: "Bills: 412 of 2,043 read · 35/s · 47 s left". */
export const SweepStatus = () => sweptKinds.map((what) => <Status key={what} what={what} />)
