import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { CoverageReply, ProviderCoverage, SweptKind } from '../../../shared/domain/coverage'
import { count, counted } from '../../lib/numbers'
import { Label } from '../../ui/label'
import { TimeAgo } from '../../ui/time-ago'
import classes from './coverage.module.css'
import { coverageWords, headline, sentence } from './words'

/** Providers shown before a person asks for the rest. */
const maxProviders = 6

const Provider = ({
  provider: { provider, providerId, read, missing, late },
  what,
  onChoose,
}: {
  readonly provider: ProviderCoverage
  readonly what: SweptKind
  readonly onChoose: (providerId: number) => void
}) => (
  <button
    type="button"
    className={classes.provider}
    disabled={providerId === null}
    title="Show only this provider’s profiles"
    onClick={() => {
      if (providerId !== null) onChoose(providerId)
    }}
  >
    <span className={classes.providerName}>
      {provider === null ? 'Provider not known' : <Label text={provider} />}
    </span>
    <span className="lc-num">
      <b>{count(missing)}</b>
      {late > 0 && ` + ${count(late)} ${coverageWords[what].lateShort},`} of {count(read)} read
    </span>
    <span className={classes.share} aria-hidden>
      <span className={classes.shareMissing} style={{ width: `${(missing / read) * 100}%` }} />
      <span className={classes.shareLate} style={{ width: `${(late / read) * 100}%` }} />
    </span>
  </button>
)

interface Props {
  readonly reply: CoverageReply
  /** Whether all profiles are listed. If not, there are more than these numbers say. */
  readonly isAll: boolean
  readonly onProvider: (providerId: number) => void
}

/** The summary of all matching profiles. */
export const Numbers = ({ reply, isAll, onProvider }: Props) => {
  const providers = reply.providers.filter(({ missing, late }) => missing + late > 0)
  const words = coverageWords[reply.what]
  const [all, showAll] = useState(false)
  return (
    <div className={classes.numbers}>
      <div>
        <p className={classes.headline} role="status">
          {headline(reply, isAll)}
        </p>
        <p className={classes.sentence}>
          {sentence(reply)}{' '}
          {reply.oldest !== null && (
            <>
              Judged by the day of each reading. Oldest reading: <TimeAgo at={reply.oldest} />.
            </>
          )}
        </p>
        {reply.oldest !== null && (
          <ul className={classes.states} aria-label={words.counted}>
            <li>{words.counted}:</li>
            {words.states.map(([name, label, state]) => (
              <li key={name} className={classes.state}>
                <span className={classes.mark} data-state={state} aria-hidden /> {label}{' '}
                <b className="lc-num">{count(reply.periods[name])}</b>
              </li>
            ))}
          </ul>
        )}
      </div>
      {providers.length > 0 && (
        <section className={classes.providers} data-all={all || undefined} aria-label="By provider">
          <h2 className={classes.providersHead}>{words.byProvider}</h2>
          {providers.slice(0, all ? undefined : maxProviders).map((one) => (
            <Provider key={one.providerId ?? 'none'} provider={one} what={reply.what} onChoose={onProvider} />
          ))}
          {providers.length > maxProviders && (
            <UnstyledButton className={classes.others} aria-expanded={all} onClick={() => showAll(!all)}>
              {all ? 'Show fewer' : `Show ${counted(providers.length - maxProviders, 'other')}`}
            </UnstyledButton>
          )}
        </section>
      )}
    </div>
  )
}
