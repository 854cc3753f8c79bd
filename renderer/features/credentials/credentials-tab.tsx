import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CredentialChange } from '../../../shared/domain/credential'
import type { Failure } from '../../../shared/errors/failure'
import { wordingOf } from '../../../shared/errors/wording'
import { AsOf } from '../../parts/as-of'
import { FailureMessage } from '../../parts/failure-message'
import { Confirm } from '../../ui/confirm'
import { ApiWords } from '../../parts/api-words'
import { Notice } from '../../ui/notice'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { TimeAgo } from '../../ui/time-ago'
import classes from './credentials-tab.module.css'
import { FieldForm } from './field-form'
import { useCredentials } from './use-credentials'

/** The fields that most utility agents need, in the order in which people give them. */
const usual = ['username', 'password']

const outcomes: Record<CredentialChange['outcome'], string> = {
  acknowledged: 'stored',
  refused: 'refused',
  unknown: 'in doubt',
}
const actions: Record<CredentialChange['action'], string> = {
  add: 'Added',
  change: 'Changed',
  delete: 'Deleted',
}

const LastChange = ({ change }: { readonly change: CredentialChange | undefined }) =>
  change ? (
    <span className="lc-muted">
      {actions[change.action]} <TimeAgo at={change.at} />
      {change.outcome === 'acknowledged' ? '' : ` · ${outcomes[change.outcome]}`}
    </span>
  ) : (
    <span className="lc-muted">Not changed by this console</span>
  )

const Trouble = ({ failure }: { readonly failure: Failure }) => {
  const { title, advice } = wordingOf(failure)
  return (
    <Notice tone="trouble" title={title}>
      {advice}
      <ApiWords text={failure.apiText} />
    </Notice>
  )
}

type Editing = { readonly field: string } | { readonly adding: string } | null

/**
 * The credentials of a profile ("Sensitive Fields"): their names and what happened to them. Values can only be written.
 */
export const CredentialsTab = ({ profileId }: { readonly profileId: number }) => {
  const { query, busy, failure, forgetFailure, save, remove } = useCredentials(profileId)
  const tab = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState<Editing>(null)
  const [deleting, setDeleting] = useState<string | null>(null)

  if (query.isPending) return <SkeletonRows rows={3} label="Reading the credentials" />
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />
  }

  const { fields, changes } = query.data
  const changed = editing && 'field' in editing ? editing.field : null
  // If somebody else deletes a field while its new value is typed, it stays until the form is closed.
  const rows = changed === null || fields.includes(changed) ? fields : [...fields, changed]
  const missing = usual.filter((name) => !fields.includes(name))
  const edit = (next: Editing): void => {
    forgetFailure()
    setEditing(next)
  }
  /**
   * Moves the focus when a form that had it is closed: without a focus the next letters would be shortcuts of the list
   * beside it.
   */
  const close = (field?: string): void => {
    flushSync(() => setEditing(null))
    const buttons = [...(tab.current?.querySelectorAll<HTMLElement>('[data-next]') ?? [])]
    const next = buttons.find(({ dataset }) => dataset['next'] === field) ?? buttons.at(-1)
    next?.focus()
  }
  const nextMissing = (stored: string): string => missing.find((name) => name !== stored) ?? stored

  return (
    <div ref={tab} className={classes.tab}>
      <AsOf query={query} />
      {rows.length === 0 && (
        <p className={classes.say}>
          No credentials are stored. Most providers need a username and a password before a job can log in.
        </p>
      )}
      {fields.length > 0 && missing.length > 0 && (
        <p className={classes.say}>Missing for most providers: {missing.join(', ')}.</p>
      )}
      {failure && <Trouble failure={failure} />}
      <ul className={classes.fields} aria-label="Stored fields">
        {rows.map((field) => (
          <li key={field}>
            {changed === field ? (
              <FieldForm
                field={field}
                gone={!fields.includes(field)}
                busy={busy}
                onCancel={() => close(field)}
                onSave={async (name, value) => {
                  const stored = await save({ field: name, action: 'change' }, value)
                  if (stored) close(field)
                  return stored
                }}
              />
            ) : (
              <div className={classes.row}>
                <span className={classes.name}>{field}</span>
                <LastChange change={changes.find((change) => change.field === field)} />
                <span className={classes.grow} />
                <Button variant="default" size="compact-xs" data-next={field} onClick={() => edit({ field })}>
                  Change
                </Button>
                <Button variant="subtle" color="red" size="compact-xs" onClick={() => setDeleting(field)}>
                  Delete
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing && 'adding' in editing ? (
        <FieldForm
          key={editing.adding}
          suggestion={editing.adding}
          busy={busy}
          onCancel={() => close(editing.adding)}
          onSave={async (name, value) => {
            const stored = await save({ field: name, action: 'add' }, value)
            if (stored) close(nextMissing(name))
            return stored
          }}
        />
      ) : (
        <div className={classes.buttons}>
          {missing.map((name) => (
            <Button key={name} data-next={name} onClick={() => edit({ adding: name })}>
              Add {name}
            </Button>
          ))}
          <Button variant="default" data-next="" onClick={() => edit({ adding: '' })}>
            Add another field
          </Button>
        </div>
      )}
      <Confirm
        opened={deleting !== null}
        title={`Delete the field ${deleting ?? ''}?`}
        lost={[
          `The stored ${deleting ?? 'value'}: it cannot be read back, so the customer has to give it again`,
        ]}
        action="Delete"
        busy={busy}
        onClose={() => setDeleting(null)}
        onConfirm={() => {
          if (deleting) void remove(deleting).then(() => setDeleting(null))
        }}
      >
        The next job of this profile will not be able to log in without it.
      </Confirm>
    </div>
  )
}
