import { Button } from '@mantine/core'
import { CopyButton } from '../../../renderer/ui/copy-button'
import { InView } from '../../../renderer/ui/in-view'
import { Kbd } from '../../../renderer/ui/kbd'
import { KeyTable } from '../../../renderer/ui/key-table'
import { Label } from '../../../renderer/ui/label'
import { LongText } from '../../../renderer/ui/long-text'
import { LongVerbatim } from '../../../renderer/ui/long-verbatim'
import { Notice } from '../../../renderer/ui/notice'
import { ProgressBar } from '../../../renderer/ui/progress-bar'
import { SkeletonRows } from '../../../renderer/ui/skeleton-rows'
import { StatusWords } from '../../../renderer/ui/status-words'
import { TimeAgo } from '../../../renderer/ui/time-ago'
import { Verbatim } from '../../../renderer/ui/verbatim'
import { longText, unbroken, withHidden } from '../samples'
import { part } from '../story'

export default { title: 'ui/Words' }

export const CopyButtons = part(
  <>
    <CopyButton value="516" label="Copy the link" />
    <CopyButton value="516" label="Copy the profile ID" compact />
  </>,
)
export const Keys = part(
  <>
    <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> <Kbd>/</Kbd>
  </>,
)
export const KeysInATable = part(
  <KeyTable
    rows={[
      ['Ctrl P', 'Print a PDF'],
      ['[  ]', 'Previous and next bill, with a PDF open'],
    ]}
  />,
)
export const Labels = part(
  <>
    <p>
      <Label text="CASE-00412" />
    </p>
    <p>
      <Label text="" />
    </p>
    <p>
      <Label text={null} />
    </p>
    <p>
      <Label text={unbroken} />
    </p>
  </>,
)
export const LongTextCut = part(<LongText text={longText} />)
export const LongVerbatimCut = part(<LongVerbatim text={unbroken.repeat(8)} />)
export const VerbatimHidden = part(<Verbatim text={withHidden} />)
export const VerbatimRightToLeft = part(
  <p>
    Label <Verbatim text="חשבון 516" /> of profile 516
  </p>,
)
export const Skeleton = part(<SkeletonRows label="Reading the bills" />)
export const NoticeWarning = part(
  <Notice title="The queue is shared by two consoles.">They split it.</Notice>,
)
export const NoticeTrouble = part(
  <Notice title="The password was not stored." tone="trouble" actions={<Button>Try again</Button>}>
    The server answered with an error.
  </Notice>,
)
export const NoticeInfo = part(<Notice title="As of 10:00 or earlier." tone="info" />)
export const NoticeLong = part(
  <Notice title={unbroken} tone="trouble" actions={<Button disabled>Try again</Button>}>
    {longText.slice(0, 600)}
  </Notice>,
)
export const ScrolledTo = part(
  <InView>
    <Notice title="A question that came late." />
  </InView>,
)
export const Progress = part(
  <>
    {(['moving', 'waiting', 'done', 'ended'] as const).map((tone) => (
      <p key={tone}>
        {tone}
        <ProgressBar
          label={`Progress, ${tone}`}
          value={tone === 'done' ? 412 : 180}
          total={412}
          tone={tone}
        />
      </p>
    ))}
  </>,
)
export const ProgressOfNothing = part(<ProgressBar label="Progress" value={0} total={0} tone="done" />)
export const StatusLine = part(
  <StatusWords first="12,431 of 100,000 read" rest={['820/s', '2 min left', '3 failed']} />,
)
export const StatusLineCut = part(
  <StatusWords first="12,431 of 100,000 read" rest={['waiting', longText.slice(0, 300)]} endsInWords />,
)
export const Times = part(
  <>
    <p>
      <TimeAgo at="2026-11-22T08:00:00Z" />
    </p>
    <p>
      <TimeAgo at="2026-11-22T08:00:00Z" show="day" />
    </p>
    <p>
      <TimeAgo at="2026-11-22T08:00:00Z" show="absolute" />
    </p>
    <p>
      <TimeAgo at={null} />
    </p>
    <p>
      <TimeAgo at="no time" />
    </p>
  </>,
)
