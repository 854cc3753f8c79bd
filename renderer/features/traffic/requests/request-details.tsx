import { Button } from '@mantine/core'
import { profileOf, type Exchange } from '../../../../shared/domain/traffic'
import { fileSize } from '../../../lib/numbers'
import { localTime, utcTime } from '../../../lib/time'
import { CopyButton } from '../../../ui/copy-button'
import { Detail, Details, DetailsList, DetailsNote, DetailsPart, DetailsText } from '../../../ui/details'
import { AnswerMark } from './answer-mark'
import { curlOf, type CurlServer } from './curl'
import classes from './request-details.module.css'
import { askerWords, meaningOf, tookWords } from './words'

interface Props {
  readonly request: Exchange
  readonly server: CurlServer
  readonly onOpenProfile: (id: number) => void
  readonly onClose: () => void
}

const Command = ({ request, server }: Pick<Props, 'request' | 'server'>) => {
  const command = curlOf(request, server)
  return (
    <DetailsPart title="As a command">
      <pre className={classes.command}>{command}</pre>
      <div className={classes.copy}>
        <CopyButton value={command} label="Copy as curl" />
      </div>
      <DetailsNote>
        It needs your certificate and key in files of these names; neither is in it.
        {request.hasBody &&
          ' What was sent is not kept: put it into body.json. A command that changes something changes it again.'}
        {request.path.includes('{') && ' A name in braces stands for a value that is not kept.'}
      </DetailsNote>
    </DetailsPart>
  )
}

/** Everything that is kept of one request. */
export const RequestDetails = ({ request, server, onOpenProfile, onClose }: Props) => {
  const { seq, at, method, path, call, asker, attempt, failure, tookMs, bytes } = request
  const sent = new Date(at).toISOString()
  const meaning = meaningOf(request)
  const profileId = profileOf(request)
  return (
    <Details
      label={`Request ${seq}`}
      title={call ?? `${method}, not in the document`}
      mark={<AnswerMark request={request} />}
      onClose={onClose}
    >
      {meaning && <DetailsText>{meaning}</DetailsText>}
      <DetailsList>
        <Detail name="Method">
          <span className="lc-mono">{method}</span>
        </Detail>
        <Detail name="Path">
          <span className="lc-mono">{path}</span>
          <CopyButton compact value={path} label="Copy the path" />
        </Detail>
        {profileId !== null && (
          <Detail name="Profile">
            <span className="lc-mono">{profileId}</span>
            <Button variant="subtle" size="compact-xs" onClick={() => onOpenProfile(profileId)}>
              Open
            </Button>
          </Detail>
        )}
        <Detail name="Sent">
          <time dateTime={sent} className="lc-num">
            {localTime(sent)}
          </time>
          <span className="lc-muted lc-num">{utcTime(sent)}</span>
        </Detail>
        <Detail name="Took">{tookMs === null ? 'not ended yet' : tookWords(tookMs)}</Detail>
        <Detail name="Size">{bytes === null ? 'no whole answer' : fileSize(bytes)}</Detail>
        {failure && (
          <Detail name="Reason">
            <span className="lc-mono">{failure.code}</span>
            {failure.detail !== undefined && <span className="lc-mono">{failure.detail}</span>}
          </Detail>
        )}
        <Detail name="For">{askerWords[asker]}</Detail>
        <Detail name="Try">
          {attempt === 1 ? 'the first' : `${attempt}, after one that did not get through`}
        </Detail>
      </DetailsList>
      <Command request={request} server={server} />
    </Details>
  )
}
