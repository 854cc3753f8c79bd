import { Button, Modal, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { ProfileRow } from '../../../shared/domain/profile'
import { call } from '../../bridge/call'
import { useEvent } from '../../bridge/use-event'
import { isUnderDialog } from '../../lib/use-keys'
import { Notice } from '../../ui/notice'
import { StatusChip } from '../../parts/status-chip'
import { Verbatim } from '../../ui/verbatim'
import classes from './links.module.css'

interface Props {
  readonly ids: readonly number[]
  readonly target: ReactNode
  readonly connection: string
  readonly dismiss: ReactNode
  readonly onChoose: (id: number) => void
}

/** Profiles shown. A label is rarely given to more, and nobody could look over more. */
const maxShown = 50

const useRows = (ids: readonly number[]) => {
  const queries = useQueryClient()
  const queryKey = ['link-rows', ...ids]
  useEvent('profiles:changed', ({ rows }) =>
    queries.setQueryData<readonly ProfileRow[]>(queryKey, (known) =>
      known?.map((row) => rows.find(({ id }) => id === row.id) ?? row),
    ),
  )
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('profiles:rows', { ids: [...ids], fresh: false }, signal),
    gcTime: 0,
  })
  return ids.map((id) => data?.find((row) => row.id === id) ?? { id, profile: null, readAt: null })
}

const Choices = ({ ids, onChoose }: Pick<Props, 'ids' | 'onChoose'>) => (
  <ul className={classes.choices}>
    {useRows(ids).map(({ id, profile, lastJob }) => (
      <li key={id}>
        <UnstyledButton className={classes.choice} onClick={() => onChoose(id)}>
          <span className="lc-mono">{id}</span>
          <span className={classes.provider}>
            {profile?.provider ? (
              <Verbatim text={profile.provider} />
            ) : (
              <span className="lc-muted">{profile ? 'provider unknown' : 'not read yet'}</span>
            )}
          </span>
          {lastJob ? (
            <StatusChip status={lastJob.status} finished={lastJob.finished} />
          ) : (
            <span className="lc-muted">{lastJob === null && 'never run'}</span>
          )}
        </UnstyledButton>
      </li>
    ))}
  </ul>
)

/** Shown if several profiles have the label, or may have it: a person chooses. */
export const ChooseMatch = ({ ids, target, connection, dismiss, onChoose }: Props) => {
  // Not opened on top of another dialog, in which a person may be typing.
  const [opened, setOpened] = useState(() => !isUnderDialog())
  const first = ids.slice(0, maxShown)
  return (
    <>
      <Notice
        title={`${ids.length} profiles were found for this link.`}
        actions={
          <>
            <Button variant="default" onClick={() => setOpened(true)}>
              Choose…
            </Button>
            {dismiss}
          </>
        }
      >
        It leads to {target} in “{connection}”.
      </Notice>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Which profile?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {/* The focus is on none of the profiles, so that an Enter meant for the page before opens none of them. */}
        <div tabIndex={-1} data-autofocus>
          {ids.length} profiles in “{connection}” were found for the {target}.
          {ids.length > first.length && ` The first ${first.length} are shown.`}
        </div>
        <Choices ids={first} onChoose={onChoose} />
      </Modal>
    </>
  )
}
