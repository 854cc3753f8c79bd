import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { BulkOperation } from '../../../../shared/domain/bulk'
import { labelPlaces, unknownPlaces } from '../../../../shared/domain/label-places'
import { providerFinder, whyNoProviders } from '../../../parts/find-providers'
import { counted } from '../../../lib/numbers'
import { AsyncSelect, type Choice } from '../../../ui/async-select'
import { Notice } from '../../../ui/notice'
import { ModalForm } from './modal-form'
import classes from './modal-form.module.css'
import { Preview } from '../preview/preview'
import { useDraft, type RunTarget } from '../preview/use-draft'
import { reachOf, undoWords } from '../preview/words'

interface Props extends RunTarget {
  readonly onClose: () => void
}

const placeholders = labelPlaces.map((name) => `{${name}}`)

/** Changes the ZIP code, the provider or (by a template) the label of all selected profiles. */
export const ChangeDialog = ({ ids, onClose, ...target }: Props) => {
  const [zipcode, setZipcode] = useState('')
  const [provider, setProvider] = useState<Choice | null>(null)
  const [label, setLabel] = useState('')
  const labelField = useRef<HTMLInputElement>(null)
  const given = {
    ...(zipcode.trim() === '' ? {} : { zipcode: zipcode.trim() }),
    ...(provider ? { providerId: provider.value } : {}),
    ...(label.trim() === '' ? {} : { label: label.trim() }),
  }
  const [wrong] = unknownPlaces(label)
  const operation: BulkOperation | null =
    Object.keys(given).length === 0 || wrong !== undefined ? null : { kind: 'change', ...given }
  const draft = useDraft({ operation, ids, ...target })
  const { preview } = draft
  const pointless =
    operation === null || (preview !== undefined && (reachOf(preview) === 0 || preview.refused !== null))

  const insert = (placeholder: string): void => {
    const field = labelField.current
    const at = field?.selectionStart ?? label.length
    draft.reconsider()
    setLabel(label.slice(0, at) + placeholder + label.slice(field?.selectionEnd ?? at))
    field?.focus()
  }

  return (
    <ModalForm
      title={`Change ${counted(ids.length, 'profile')}`}
      onClose={onClose}
      onSubmit={() => {
        if (!pointless) draft.start()
      }}
      buttons={
        <>
          <span className={classes.undo}>{undoWords({ kind: 'change', ...given })}</span>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={pointless || draft.questioned} loading={draft.busy !== null}>
            Change
          </Button>
        </>
      }
    >
      <p className="lc-muted">What is left empty stays as it is.</p>
      <TextInput
        ref={labelField}
        label="Label"
        description="Text; {label}, {id}, {zip} and {provider} stand for what each profile has"
        placeholder="unchanged"
        maxLength={1000}
        value={label}
        error={wrong === undefined ? undefined : `${wrong} is not a placeholder.`}
        data-autofocus
        onChange={(event) => {
          draft.reconsider()
          setLabel(event.currentTarget.value)
        }}
      />
      <div className={classes.row}>
        Insert
        {placeholders.map((placeholder) => (
          <Button key={placeholder} size="compact-xs" variant="default" onClick={() => insert(placeholder)}>
            {placeholder}
          </Button>
        ))}
      </div>
      <TextInput
        label="ZIP code"
        placeholder="unchanged"
        maxLength={20}
        value={zipcode}
        onChange={(event) => {
          draft.reconsider()
          setZipcode(event.currentTarget.value)
        }}
      />
      <AsyncSelect
        label="Utility provider"
        placeholder="unchanged: name, ZIP code or ID"
        value={provider}
        onChange={(choice) => {
          draft.reconsider()
          setProvider(choice)
        }}
        finder={providerFinder}
        why={whyNoProviders}
      />
      {provider && <p className={classes.warning}>The stored credentials belong to the previous provider.</p>}
      {preview && preview.excluded > 0 && (
        <Notice title={`${counted(preview.excluded, 'profile')} left out.`}>
          A value that the label needs is not known for them.
        </Notice>
      )}
      <Preview operation={operation} draft={draft} hint="Nothing would change yet." openRows />
    </ModalForm>
  )
}
