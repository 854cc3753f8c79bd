import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { clsx } from 'clsx'
import { actionWords, type LoggedLine } from '../../../shared/domain/activity'
import { partText } from '../../../shared/domain/line-parts'
import { localTime, utcTime } from '../../lib/time'
import { CopyButton } from '../../ui/copy-button'
import { Verbatim } from '../../ui/verbatim'
import classes from './line-details.module.css'
import { OutcomeMark } from './outcome-mark'
import { isForgotten, outcomeMeaning, partName } from './words'

const Field = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.field}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Hash = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <Field name={name}>
    <span className={clsx(classes.hash, 'lc-mono')}>{value}</span>
    <CopyButton compact value={value} label={`Copy: ${name}`} />
  </Field>
)

const PersonalPart = ({ line }: { readonly line: LoggedLine }) => {
  if (line.personal === null) {
    return (
      <p className={classes.note}>
        {isForgotten(line)
          ? 'Forgotten with its profile. Its hash stays, so that the chain stays whole.'
          : 'This line has none.'}
      </p>
    )
  }
  return (
    <dl className={classes.fields}>
      {Object.entries(line.personal).map(([name, value]) => (
        <Field key={name} name={partName(name)}>
          <span className="lc-private">
            <Verbatim text={partText(name, value)} />
          </span>
        </Field>
      ))}
    </dl>
  )
}

interface Props {
  readonly line: LoggedLine
  /** Absent on a page that shows this profile anyway. */
  readonly onOpenProfile?: ((id: number) => void) | undefined
  readonly onOnlyBy: (who: string) => void
  readonly onClose: () => void
}

/** Everything about one line, and its place in the chain. */
export const LineDetails = ({ line, onOpenProfile, onOnlyBy, onClose }: Props) => {
  const { seq, at, who, action, outcome, profileId, personalHash, previous, hash } = line
  return (
    <section className={classes.details} aria-label={`Line ${seq}`}>
      <header className={classes.head}>
        <h2 className={classes.title}>{actionWords[action]}</h2>
        <OutcomeMark outcome={outcome} />
        <ActionIcon aria-label="Close the details" title="Close the details" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <p className={classes.meaning}>{outcomeMeaning(line)}</p>
      <dl className={classes.fields}>
        <Field name="When">
          <time dateTime={at} title={utcTime(at) ?? at} className="lc-num">
            {localTime(at) ?? at}
          </time>
          <span className="lc-muted lc-num">{utcTime(at)}</span>
        </Field>
        <Field name="By">
          {who}
          <Button variant="subtle" size="compact-xs" onClick={() => onOnlyBy(who)}>
            Only by {who}
          </Button>
        </Field>
        {profileId !== null && (
          <Field name="Profile">
            <span className="lc-mono">{profileId}</span>
            {onOpenProfile && (
              <Button variant="subtle" size="compact-xs" onClick={() => onOpenProfile(profileId)}>
                Open
              </Button>
            )}
          </Field>
        )}
      </dl>
      <h3 className={classes.part}>Personal part</h3>
      <PersonalPart line={line} />
      <h3 className={classes.part}>Place in the chain</h3>
      <dl className={classes.fields}>
        <Field name="Line">
          <span className="lc-num">{seq}</span>
        </Field>
        <Hash name="Hash" value={hash} />
        <Hash name="Line before" value={previous} />
        {personalHash !== null && <Hash name="Personal part" value={personalHash} />}
      </dl>
    </section>
  )
}
