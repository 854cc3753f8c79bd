import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { wordingOf } from '../../../shared/errors/wording'
import { call, failureOf } from '../../bridge/call'
import classes from './month-list.module.css'
import { monthName } from './words'

interface Props {
  readonly profileId: number
  readonly meterId: string
  readonly month: string
}

/** Saves the utility's own file of a month, and says where it went or why not. */
export const SaveSource = ({ profileId, meterId, month }: Props) => {
  const save = useMutation({ mutationFn: () => call('intervals:save-source', { profileId, meterId, month }) })
  const failure = save.error && failureOf(save.error)
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconDownload size={13} aria-hidden />}
        aria-label={`Save source file of ${monthName(month, 'long')}`}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        Save source file
      </Button>
      {save.data?.savedTo != null && (
        <span className={classes['note']} role="status">
          Saved as {save.data.savedTo}.
        </span>
      )}
      {failure && (
        <span className={classes['trouble']} role="alert">
          {wordingOf(failure).title} {failure.apiText ? `The API said: ${failure.apiText}` : failure.detail}
        </span>
      )}
    </>
  )
}
