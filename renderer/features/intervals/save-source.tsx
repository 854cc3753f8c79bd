import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { wordingOf } from '../../../shared/errors/wording'
import type { MonthReading } from '../../../shared/domain/interval'
import { call, failureOf } from '../../bridge/call'
import { ApiWords } from '../../parts/api-words'
import classes from './month-list.module.css'
import { formatWords, monthName } from './words'

interface Props {
  readonly profileId: number
  readonly meterId: string
  readonly month: string
}

const normalised = ['csv', 'json'] as const

/** Saves a month's file (the utility's own or a normalised one), and says in which format and where, or why not. */
export const SaveSource = ({ profileId, meterId, month }: Props) => {
  const save = useMutation({
    mutationFn: (format: MonthReading['format']) =>
      call('intervals:save-file', { profileId, meterId, month, format }),
  })
  const failure = save.error && failureOf(save.error)
  const name = monthName(month, 'long')
  return (
    <>
      <Button.Group ml="auto">
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconDownload size={13} aria-hidden />}
          aria-label={`Save source file of ${name}`}
          loading={save.isPending}
          onClick={() => save.mutate('source')}
        >
          Save source file
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size="sm" aria-label={`Save ${name} in another format`}>
              <IconChevronDown size={13} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {normalised.map((format) => (
              <Menu.Item key={format} onClick={() => save.mutate(format)}>
                {formatWords[format]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      {save.data?.savedTo != null && (
        <span className={classes.note} role="status">
          {save.variables && `${formatWords[save.variables]}: `}saved as{' '}
          <span className="lc-private">{save.data.savedTo}</span>.
        </span>
      )}
      {failure && (
        <span className={classes.trouble} role="alert">
          {wordingOf(failure).title} {failure.apiText ? <ApiWords text={failure.apiText} /> : failure.detail}
        </span>
      )}
    </>
  )
}
