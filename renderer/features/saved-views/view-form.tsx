import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { SavedView } from '../../../shared/domain/directory'
import { failureOf } from '../../bridge/call'
import { FailureNotice } from '../../parts/failure-notice'
import { useViewChanges, useViews } from './use-views'
import { DialogFoot } from '../../ui/dialog-foot'
import classes from './view-form.module.css'

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]

export const pageNames = { triage: 'Triage', jobs: 'Jobs' } as const

interface FormProps {
  readonly view: SavedView
  readonly onClose: () => void
}

const Form = ({ view, onClose }: FormProps) => {
  const views = useViews()
  const { save, remove } = useViewChanges()
  const isNew = views.every(({ id }) => id !== view.id)
  const free = digits.find((digit) => views.every((other) => other.digit !== digit)) ?? null
  const [name, setName] = useState(view.name)
  const [text, setText] = useState(view.text)
  const [digit, setDigit] = useState(isNew ? free : view.digit)
  const takenFrom = views.find((other) => other.digit === digit && other.id !== view.id)

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (name.trim() === '' || save.isPending) return
    save.mutate({ ...view, name: name.trim(), text: text.trim(), digit }, { onSuccess: onClose })
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="Name"
        classNames={{ wrapper: 'lc-private-typed' }}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {view.page && <p className="lc-muted">{`Opens ${pageNames[view.page.kind]} with its filters.`}</p>}
      {view.page?.kind !== 'jobs' && (
        <TextInput
          label="Search"
          classNames={{ wrapper: text === '' ? '' : 'lc-private-typed' }}
          placeholder={view.page ? 'All cases' : 'All profiles'}
          value={text}
          maxLength={2000}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Select
        label="Key"
        description={
          takenFrom && digit !== null ? (
            <>
              <span className="lc-private">“{takenFrom.name}”</span> has it now, and will lose it
            </>
          ) : undefined
        }
        placeholder="None"
        data={digits.map((one) => ({ value: String(one), label: `Alt ${one}` }))}
        value={digit === null ? null : String(digit)}
        onChange={(value) => setDigit(value === null ? null : Number(value))}
        clearable
      />
      {save.isError && <FailureNotice failure={failureOf(save.error)} />}
      <DialogFoot>
        {!isNew && (
          <Button
            variant="subtle"
            color="red"
            className={classes.remove}
            loading={remove.isPending}
            onClick={() => remove.mutate(view.id, { onSuccess: onClose })}
          >
            Remove
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
          Save
        </Button>
      </DialogFoot>
    </form>
  )
}

interface Props {
  /** A new view or an existing one; null while the form is closed. */
  readonly view: SavedView | null
  readonly onClose: () => void
}

/** The name, the search and the key of a view. */
export const ViewForm = ({ view, onClose }: Props) => {
  const isNew = view?.name === ''
  return (
    <Modal
      opened={view !== null}
      onClose={onClose}
      title={isNew ? 'Save this search as a view' : 'Change the view'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {view && <Form key={view.id} view={view} onClose={onClose} />}
    </Modal>
  )
}
