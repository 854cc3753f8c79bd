import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { maxDeletes } from '../../../../shared/domain/bulk'
import { count, counted } from '../../../lib/numbers'
import { InView } from '../../../ui/in-view'
import { Notice } from '../../../ui/notice'
import { ModalForm } from './modal-form'
import classes from './modal-form.module.css'
import { Preview } from '../preview/preview'
import { useDraft, type RunTarget } from '../preview/use-draft'
import { reachOf, startWords } from '../preview/words'

interface Props extends RunTarget {
  readonly onClose: () => void
}

const lost = [
  'their labels, tags, ZIP codes and providers',
  'the credentials stored for them',
  'their jobs, bills and intervals, which can only be reached through them',
] as const

/** Deletes the selected profiles after their number has been typed. */
export const DeleteDialog = ({ ids, onClose, ...target }: Props) => {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const draft = useDraft({ operation: { kind: 'delete' }, ids, ...target })
  const { preview } = draft
  const isRefused = preview !== undefined && preview.refused !== null
  const pointless = isRefused || (preview !== undefined && reachOf(preview) === 0)
  const required = preview?.typeToConfirm ?? null
  const confirmed = required === null || typed.trim() === required
  const profiles = counted(ids.length, 'profile')
  return (
    <ModalForm
      title={`Delete ${profiles}?`}
      onClose={onClose}
      onSubmit={() => {
        // Until the preview has come, the number that must be typed is not known.
        if (!preview || pointless) return
        if (confirmed) draft.start(typed.trim())
        else setWrong(true)
      }}
      buttons={
        <>
          {!isRefused && <span className={classes.undo}>Cannot be undone.</span>}
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button
            type="submit"
            color="red"
            disabled={!preview || pointless || !confirmed}
            loading={draft.busy !== null}
          >
            {startWords({ kind: 'delete' }, ids.length)}
          </Button>
        </>
      }
    >
      {!isRefused && (
        <>
          <div>
            The API keeps no copy. What is lost:
            <ul className={classes.lost}>
              {lost.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
          </div>
          <p>
            Before anything is deleted, their labels, tags, ZIP codes, providers and the names of their
            credential fields are saved to a file, which the run’s report names.
          </p>
        </>
      )}
      {preview?.deletesAllowed.problem && (
        <Notice title={preview.deletesAllowed.problem}>The usual limit of {count(maxDeletes)} holds.</Notice>
      )}
      <Preview operation={{ kind: 'delete' }} draft={draft} hint="" />
      {!pointless && required !== null && (
        <InView>
          <TextInput
            label={`Type ${required} to delete them`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={typed}
            error={wrong ? `This is not ${required}.` : undefined}
            onChange={(event) => {
              setWrong(false)
              setTyped(event.currentTarget.value)
            }}
            // The field appears together with the preview, which may be before or after the dialog sets the focus.
            autoFocus
            data-autofocus
          />
        </InView>
      )}
    </ModalForm>
  )
}
