import { Button, Modal, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { quoted } from '../../../shared/domain/query-tokens'
import type { Profile } from '../../../shared/domain/profile'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { LabelQuestion, useLabelQuestion } from '../../parts/use-label-question'
import { providerFinder, whyNoProviders } from '../../parts/find-providers'
import { AsyncSelect, type Choice } from '../../ui/async-select'
import { FailureNotice } from '../../parts/failure-notice'
import { DialogFoot } from '../../ui/dialog-foot'
import classes from '../../ui/form.module.css'

/** Values that are filled in from the start, if they are known. */
export interface NewProfileStart {
  readonly provider?: Choice | undefined
  readonly zipcode?: string | undefined
}

interface Props {
  readonly opened: boolean
  readonly start?: NewProfileStart | undefined
  readonly onClose: () => void
  readonly onCreated: (profile: Profile) => void
  /** Searches for the profile after an outcome in doubt. */
  readonly onLook: (search: string) => void
}

/** A search that finds the profile that may have been created. */
const searchFor = (label: string, provider: Choice | null): string =>
  [label && `label:${quoted(label)}`, provider && `provider:${provider.value}`].filter(Boolean).join(' ')

const Form = ({ start, onClose, onCreated, onLook }: Omit<Props, 'opened'>) => {
  const [provider, setProvider] = useState(start?.provider ?? null)
  const [zipcode, setZipcode] = useState(start?.zipcode ?? '')
  const [label, setLabel] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const question = useLabelQuestion(null)
  const doubtful = failure?.code === 'outcome-unknown'

  const create = async (providerId: number, wanted: string): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      if (!(await question.ask({ label: wanted, providerId }))) {
        setBusy(false)
        return
      }
      onCreated(await call('profiles:create', { providerId, zipcode: zipcode.trim(), label: wanted }))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!provider) setMissing(true)
    else if (!doubtful && !busy) void create(provider.value, label.trim())
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <AsyncSelect
        label="Utility provider"
        description="The provider of the customer’s account"
        placeholder="Name, ZIP code or ID"
        required
        autoFocus={!start?.provider}
        value={provider}
        onChange={(choice) => {
          question.drop()
          setProvider(choice)
          setMissing(false)
        }}
        finder={providerFinder}
        why={whyNoProviders}
        error={missing ? 'Choose a utility provider' : undefined}
      />
      <TextInput
        label="ZIP code"
        description="Of the service address"
        value={zipcode}
        maxLength={20}
        data-autofocus={(start?.provider && !start.zipcode) || undefined}
        onChange={(event) => setZipcode(event.currentTarget.value)}
      />
      {zipcode.trim() === '' && (
        <p className={classes.warning}>Some providers need the ZIP code; without it, a job may fail.</p>
      )}
      <TextInput
        label="Label"
        classNames={{ input: 'lc-private' }}
        description="Your own name for it: a case number, a customer. May be empty."
        value={label}
        maxLength={1000}
        data-autofocus={(start?.provider && start.zipcode) || undefined}
        onChange={(event) => {
          question.drop()
          setLabel(event.currentTarget.value)
        }}
      />
      <LabelQuestion
        question={question}
        onUse={(wanted) => {
          setLabel(wanted)
          if (provider) void create(provider.value, wanted)
        }}
      />
      {failure && <FailureNotice failure={failure} tone={doubtful ? 'warning' : 'trouble'} />}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {doubtful ? 'Close' : 'Cancel'}
        </Button>
        {doubtful ? (
          <Button onClick={() => onLook(searchFor(label.trim(), provider))}>Look for it</Button>
        ) : (
          <Button type="submit" loading={busy} disabled={question.doubt !== null}>
            Create profile
          </Button>
        )}
      </DialogFoot>
    </form>
  )
}

/** Creates a profile. An outcome in doubt is shown as such, and the request is never repeated. */
export const NewProfile = ({ opened, ...rest }: Props) => {
  // The created profile then takes the focus, not the button that opened this dialog.
  const [made, setMade] = useState(false)
  if (opened && made) setMade(false)
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      title="New profile"
      returnFocus={!made}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form
        {...rest}
        onCreated={(profile) => {
          setMade(true)
          rest.onCreated(profile)
        }}
      />
    </Modal>
  )
}
