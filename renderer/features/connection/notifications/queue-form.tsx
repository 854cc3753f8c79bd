import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { NotificationsView } from '../../../../shared/domain/notification'
import { call } from '../../../bridge/call'
import { FailureNotice } from '../../../parts/failure-notice'
import form from '../settings/settings-form.module.css'
import { useAction } from '../common/use-action'
import { faultsOf, regionOf } from './queue-settings'

interface Props {
  readonly view: NotificationsView
  readonly onSaved: (view: NotificationsView) => void
  readonly onCancel: () => void
}

/** Takes a key and empties its field in the same step. */
const takeFrom = (field: HTMLInputElement | null): string => {
  const value = field?.value.trim() ?? ''
  if (field) field.value = ''
  return value
}

/**
 * The address of the queue and its keys. The inputs of the keys are uncontrolled: their values go straight to main, and
 * the inputs are emptied.
 */
export const QueueForm = ({ view: { settings, hasKeys }, onSaved, onCancel }: Props) => {
  const [queueUrl, setQueueUrl] = useState(settings?.queueUrl ?? '')
  const [region, setRegion] = useState(settings?.region ?? '')
  const [endpoint, setEndpoint] = useState(settings?.endpoint ?? '')
  const [tried, setTried] = useState(false)
  const [keyFault, setKeyFault] = useState<string | null>(null)
  const keyId = useRef<HTMLInputElement>(null)
  const secret = useRef<HTMLInputElement>(null)
  const saving = useAction()
  const faults = faultsOf({ region, queueUrl, endpoint })
  const keep = hasKeys ? 'Leave empty to keep the one that is stored.' : undefined

  const submit = (): void => {
    setTried(true)
    if (Object.keys(faults).length > 0 || saving.pending) return
    const given = [keyId, secret].filter(({ current }) => current?.value.trim() !== '').length
    if (given === 1 || (given === 0 && !hasKeys)) {
      setKeyFault('Both keys are needed.')
      return
    }
    setKeyFault(null)
    const keys = { accessKeyId: takeFrom(keyId.current), secretAccessKey: takeFrom(secret.current) }
    saving.run(
      () =>
        call('notifications:save', {
          region: region.trim(),
          queueUrl: queueUrl.trim(),
          endpoint: endpoint.trim() || null,
          keys: given === 2 ? keys : null,
        }),
      onSaved,
    )
  }

  return (
    <form
      className={form.form}
      aria-label="The notification queue"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextInput
        label="Queue URL"
        classNames={{ input: 'lc-mono' }}
        placeholder="https://sqs.us-east-1.amazonaws.com/123456789012/link"
        value={queueUrl}
        onChange={({ currentTarget }) => {
          setQueueUrl(currentTarget.value)
          setRegion((before) => regionOf(currentTarget.value) ?? before)
        }}
        error={tried && faults.queueUrl}
        maxLength={500}
        spellCheck={false}
        data-autofocus
        required
      />
      <div className={form.pair}>
        <TextInput
          label="Region"
          classNames={{ input: 'lc-mono' }}
          placeholder="us-east-1"
          value={region}
          onChange={({ currentTarget }) => setRegion(currentTarget.value)}
          error={tried && faults.region}
          maxLength={40}
          spellCheck={false}
          required
        />
        <TextInput
          label="Endpoint"
          description="Only for a queue that is not at Amazon’s own address."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          classNames={{ input: 'lc-mono' }}
          value={endpoint}
          onChange={({ currentTarget }) => setEndpoint(currentTarget.value)}
          error={tried && faults.endpoint}
          maxLength={500}
          spellCheck={false}
        />
      </div>
      <div className={form.pair}>
        <TextInput
          ref={keyId}
          label="Access key ID"
          description={keep}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          classNames={{ input: 'lc-mono' }}
          error={keyFault}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          required={!hasKeys}
        />
        <PasswordInput
          ref={secret}
          label="Secret access key"
          description={keep}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          required={!hasKeys}
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ 'aria-label': 'Show the secret access key' }}
        />
      </div>
      {saving.failure && <FailureNotice withDetail failure={saving.failure} />}
      <div className={form.actions}>
        <Button type="submit" loading={saving.pending}>
          Save
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
