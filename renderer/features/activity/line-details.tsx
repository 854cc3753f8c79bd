import { Button } from '@mantine/core'
import { clsx } from 'clsx'
import { actionWords, type LoggedLine } from '../../../shared/domain/activity'
import { partText } from '../../../shared/domain/line-parts'
import { localTime, utcTime } from '../../lib/time'
import { CopyButton } from '../../ui/copy-button'
import { Detail, Details, DetailsList, DetailsNote, DetailsPart, DetailsText } from '../../ui/details'
import { Verbatim } from '../../ui/verbatim'
import classes from './line-details.module.css'
import { OutcomeMark } from './outcome-mark'
import { isForgotten, outcomeMeaning, partName } from './words'

const Hash = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <Detail name={name}>
    <span className={clsx(classes.hash, 'lc-mono')}>{value}</span>
    <CopyButton compact value={value} label={`Copy: ${name}`} />
  </Detail>
)

const PersonalPart = ({ line }: { readonly line: LoggedLine }) => {
  if (line.personal === null) {
    return (
      <DetailsNote>
        {isForgotten(line)
          ? 'Forgotten with its profile. Its hash stays, so that the chain stays whole.'
          : 'This line has none.'}
      </DetailsNote>
    )
  }
  return (
    <DetailsList>
      {Object.entries(line.personal).map(([name, value]) => (
        <Detail key={name} name={partName(name)}>
          <span className="lc-private">
            <Verbatim text={partText(name, value)} />
          </span>
        </Detail>
      ))}
    </DetailsList>
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
    <Details
      label={`Line ${seq}`}
      title={actionWords[action]}
      mark={<OutcomeMark outcome={outcome} />}
      onClose={onClose}
    >
      <DetailsText>{outcomeMeaning(line)}</DetailsText>
      <DetailsList>
        <Detail name="When">
          <time dateTime={at} title={utcTime(at) ?? at} className="lc-num">
            {localTime(at) ?? at}
          </time>
          <span className="lc-muted lc-num">{utcTime(at)}</span>
        </Detail>
        <Detail name="By">
          {who}
          <Button variant="subtle" size="compact-xs" onClick={() => onOnlyBy(who)}>
            Only by {who}
          </Button>
        </Detail>
        {profileId !== null && (
          <Detail name="Profile">
            <span className="lc-mono">{profileId}</span>
            {onOpenProfile && (
              <Button variant="subtle" size="compact-xs" onClick={() => onOpenProfile(profileId)}>
                Open
              </Button>
            )}
          </Detail>
        )}
      </DetailsList>
      <DetailsPart title="Personal part">
        <PersonalPart line={line} />
      </DetailsPart>
      <DetailsPart title="Place in the chain">
        <DetailsList>
          <Detail name="Line">
            <span className="lc-num">{seq}</span>
          </Detail>
          <Hash name="Hash" value={hash} />
          <Hash name="Line before" value={previous} />
          {personalHash !== null && <Hash name="Personal part" value={personalHash} />}
        </DetailsList>
      </DetailsPart>
    </Details>
  )
}
