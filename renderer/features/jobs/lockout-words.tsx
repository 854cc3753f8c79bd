import { TextInput } from '@mantine/core'
import {
  changeInDoubtWords,
  earlierUnknownWords,
  overrideReason,
  type LockoutVerdict,
} from '../../../shared/domain/lockout'
import { counted } from '../../lib/numbers'
import { Notice } from '../../ui/notice'
import classes from './start/start-job.module.css'

interface Props {
  readonly verdict: LockoutVerdict
  readonly reason: string
  readonly onReason: (reason: string) => void
}

/** The lockout guard's message before a start: none, a warning, or a refusal that a typed reason overrides. */
export const LockoutWords = ({ verdict, reason, onReason }: Props) => {
  const { failures, historyKnown, personAllowed, changeInDoubt } = verdict
  const unknown = historyKnown ? '' : ` ${earlierUnknownWords}`
  const doubt = changeInDoubt ? ` ${changeInDoubtWords}` : ''
  if (failures === 0) {
    return historyKnown ? null : <p className={classes.quiet}>{earlierUnknownWords}</p>
  }
  if (personAllowed) {
    return (
      <p className={classes.hint}>
        The provider refused these credentials once; after another refusal no job is started.{doubt}
        {unknown}
      </p>
    )
  }
  return (
    <Notice
      tone="trouble"
      title={`${counted(failures, 'login')} failed with these credentials: another could lock the customer out.`}
    >
      Correct the credentials first. To start a job anyway, say why: the reason goes into the activity log.
      {doubt}
      {unknown}
      <TextInput
        mt={8}
        label="Reason for starting it anyway"
        description={`At least ${overrideReason.shortest} characters`}
        maxLength={overrideReason.longest}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </Notice>
  )
}
