import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { CoverageReply, ProviderCoverage } from '../../../shared/domain/coverage'
import { count, counted } from '../../lib/numbers'
import { Label } from '../../ui/label'
import { TimeAgo } from '../../ui/time-ago'
import classes from './coverage.module.css'

/** Providers shown before a person asks for the rest. */
const maxProviders = 6

/** Only profiles whose bills were read can be complete, so the sentence is about those alone. */
const headline = ({ profiles, counts, notRead }: CoverageReply, isAll: boolean): string => {
  const all = `${counted(profiles, 'profile')}${isAll ? '' : ' so far'}`
  if (counts.unknown + counts.noBills === profiles) return `What is missing for ${all} is not known.`
  const have = `${counts.complete === 1 ? 'has' : 'have'} every bill that should be there.`
  return notRead === 0
    ? `${count(counts.complete)} of ${all} ${have}`
    : `Of ${counted(profiles - notRead, 'profile')} whose bills were read, ${count(counts.complete)} ${have}`
}

const sentence = ({ counts, notRead }: CoverageReply): string => {
  const { missing, late, unknown, noBills } = counts
  const others = unknown - notRead
  return [
    missing > 0 && `${count(missing)} ${missing === 1 ? 'lacks' : 'lack'} at least one bill`,
    late > 0 && `${count(late)} ${late === 1 ? 'waits' : 'wait'} for one that is late`,
    notRead > 0 && `the bills of ${count(notRead)} have not been read`,
    others > 0 && `for ${count(others)} it is not known`,
    noBills > 0 && `${count(noBills)} ${noBills === 1 ? 'has' : 'have'} no bills`,
  ]
    .filter((one) => one !== false)
    .join(', ')
}

const states = [
  ['here', 'Here', 'here'],
  ['late', 'Late', 'late'],
  ['missing', 'Missing', 'missing'],
  ['notDue', 'Not due yet', 'not-due'],
  ['unknown', 'Not known', 'unknown'],
] as const

const Provider = ({
  provider: { provider, providerId, read, missing, late },
  onChoose,
}: {
  readonly provider: ProviderCoverage
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
      {late > 0 && ` + ${count(late)} late,`} of {count(read)} read
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
  const words = sentence(reply)
  const [all, showAll] = useState(false)
  return (
    <div className={classes.numbers}>
      <div>
        <p className={classes.headline} role="status">
          {headline(reply, isAll)}
        </p>
        <p className={classes.sentence}>
          {words !== '' && `${words.charAt(0).toUpperCase()}${words.slice(1)}. `}
          {reply.oldest !== null && (
            <>
              Judged by the day of each reading. Oldest reading: <TimeAgo at={reply.oldest} />.
            </>
          )}
        </p>
        {reply.oldest !== null && (
          <ul className={classes.states} aria-label="Periods of all years">
            <li>Periods of all years:</li>
            {states.map(([name, label, state]) => (
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
          <h2 className={classes.providersHead}>Profiles with a bill missing or late, by provider</h2>
          {providers.slice(0, all ? undefined : maxProviders).map((one) => (
            <Provider key={one.providerId ?? 'none'} provider={one} onChoose={onProvider} />
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
