import { Button, Modal, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import type { Profile, ProfileDraft } from '../../../shared/domain/profile'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { providerFinder, whyNoProviders } from '../../bridge/find-providers'
import { LabelQuestion, useLabelQuestion } from '../../bridge/use-label-question'
import { keys } from '../../bridge/keys'
import { AsyncSelect, type Choice } from '../../ui/async-select'
import { FailureNotice } from '../../ui/failure-notice'
import classes from '../../ui/form.module.css'

interface Props {
  readonly profile: Profile
  readonly onClose: () => void
}

const providerOf = ({ provider, providerId }: Profile): Choice | null =>
  providerId === null
    ? null
    : { value: providerId, label: provider ? `${provider} · ${providerId}` : String(providerId) }

/** What was typed, without blanks around it; what nobody touched stays as it is, blanks and all: a label is another system's key. */
const typed = (text: string, before: string): string => (text === before ? before : text.trim())

/** Only what differs from the profile: the API is sent nothing else. */
const changesOf = (
  profile: Profile,
  label: string,
  zipcode: string,
  provider: Choice | null,
): ProfileDraft => ({
  ...(label !== profile.label ? { label } : {}),
  ...(zipcode !== (profile.zipcode ?? '') ? { zipcode } : {}),
  ...(provider && provider.value !== profile.providerId ? { providerId: provider.value } : {}),
})

const Form = ({ profile, onClose }: Props) => {
  const queries = useQueryClient()
  const [label, setLabel] = useState(profile.label)
  const [zipcode, setZipcode] = useState(profile.zipcode ?? '')
  const [provider, setProvider] = useState(providerOf(profile))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const typedZip = typed(zipcode, profile.zipcode ?? '')
  const changes = changesOf(profile, typed(label, profile.label), typedZip, provider)
  const question = useLabelQuestion(profile.id)
  const nothing = Object.keys(changes).length === 0

  const save = async (sent: ProfileDraft): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      if (sent.label !== undefined && !(await question.ask(sent.label))) {
        setBusy(false)
        return
      }
      const changed = await call('profiles:change', { id: profile.id, ...sent })
      queries.setQueryData(keys.profile(profile.id), changed)
      onClose()
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(false)
      // What became of a doubtful change is seen in the profile itself.
      await queries.invalidateQueries({ queryKey: keys.profile(profile.id), exact: true })
    }
  }

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (nothing) onClose()
    else if (!busy) void save(changes)
  }

  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label="Label"
        value={label}
        maxLength={1000}
        onChange={(event) => {
          question.drop()
          setLabel(event.currentTarget.value)
        }}
        data-autofocus
      />
      <TextInput
        label="ZIP code"
        value={zipcode}
        maxLength={20}
        onChange={(event) => setZipcode(event.currentTarget.value)}
      />
      {zipcode.trim() === '' && (
        <p className={classes['warning']}>Some utilities need the ZIP code; without it, a job may fail.</p>
      )}
      <AsyncSelect
        label="Utility provider"
        placeholder="Name, ZIP code or ID"
        value={provider}
        onChange={setProvider}
        finder={providerFinder}
        why={whyNoProviders}
      />
      {'providerId' in changes && (
        <p className={classes['warning']}>Stored credentials belong to the provider there was before.</p>
      )}
      <LabelQuestion
        question={question}
        onUse={(wanted) => {
          setLabel(wanted)
          void save(changesOf(profile, wanted, typedZip, provider))
        }}
      />
      {failure && (
        <FailureNotice failure={failure} tone={failure.code === 'outcome-unknown' ? 'warning' : 'trouble'} />
      )}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={busy} disabled={nothing}>
          Save changes
        </Button>
      </div>
    </form>
  )
}

/** Changes the label, the ZIP code or the utility provider of a profile. */
export const ChangeProfile = ({ opened, ...rest }: Props & { readonly opened: boolean }) => (
  <Modal
    opened={opened}
    onClose={rest.onClose}
    title={`Change profile ${rest.profile.id}`}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Form {...rest} />
  </Modal>
)
