import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useRef, useState, type SubmitEvent } from 'react'
import { quoted } from '../../../../shared/domain/query-tokens'
import type { Profile } from '../../../../shared/domain/profile'
import { terminalStatuses } from '../../../../shared/domain/status'
import { CredentialField } from '../../../parts/credential-field'
import { credentialLimit } from '../../../parts/credential-limit'
import { FailureNotice } from '../../../parts/failure-notice'
import { providerFinder, whyNoProviders } from '../../../parts/find-providers'
import { OtherCredential } from '../../../parts/other-credential'
import { useTypedCredentials, usualFields, type TypedCredential } from '../../../parts/typed-credentials'
import { LabelQuestion, useLabelQuestion } from '../../../parts/use-label-question'
import { AsyncSelect, type Choice } from '../../../ui/async-select'
import { DialogFoot } from '../../../ui/dialog-foot'
import form from '../../../ui/form.module.css'
import { MadeProfiles } from './made-profiles'
import classes from './new-profile.module.css'
import { useMaking } from './use-making'

/** Values that are filled in from the start, if they are known. */
export interface NewProfileStart {
  readonly provider?: Choice | undefined
  readonly zipcode?: string | undefined
}

interface Props {
  readonly opened: boolean
  /** Whether the connection is Practice. */
  readonly practice?: boolean
  readonly start?: NewProfileStart | undefined
  readonly onClose: () => void
  /** Called where the person goes on with this profile. */
  readonly onCreated: (profile: Profile) => void
  /** Searches for the profile after an outcome in doubt. */
  readonly onLook: (search: string) => void
}

/** A search that finds the profile that may have been created. */
const searchFor = (label: string, provider: Choice | null): string =>
  [label && `label:${quoted(label)}`, provider && `provider:${provider.value}`].filter(Boolean).join(' ')

/** In Practice the user name decides how the jobs end: docs/guide/practice.md. */
const practiceUserNames: readonly string[] = [
  ...terminalStatuses.filter((status) => status !== 'success'),
  'early_data',
  'new_status_2027',
]

interface LoginProps {
  readonly practice: boolean
  readonly typed: ReturnType<typeof useTypedCredentials>
  readonly another: boolean
  readonly onAnother: () => void
  readonly onInput: () => void
  readonly onDecided: () => void
}

/** The customer's login at the utility provider. It may be left empty, and be given later. */
const Login = ({ practice, typed, another, onAnother, ...on }: LoginProps) => (
  <fieldset className={classes.login}>
    <legend>Login at the provider</legend>
    {usualFields.map((field) => (
      <CredentialField
        key={field}
        ref={typed.refOf(field)}
        field={field}
        label={field}
        inline
        limitOf={credentialLimit}
        offered={practice && field === 'username' ? practiceUserNames : []}
        {...on}
      />
    ))}
    {practice && (
      <p className={classes.hint}>
        In Practice the user name decides how the jobs end: credential_error, action_needed, site_error and so
        on, which the field offers; any other one succeeds.
      </p>
    )}
    {another && <OtherCredential typed={typed} {...on} />}
    <div className={classes.options}>
      <p className={classes.hint}>May be given later. Encrypted before it leaves this computer.</p>
      {!another && (
        <Button variant="subtle" size="compact-xs" onClick={onAnother}>
          Another field
        </Button>
      )}
    </div>
  </fieldset>
)

/** What is typed of the login, as far as the form has to know it. */
const useLogin = () => {
  const typed = useTypedCredentials()
  const [given, setGiven] = useState(false)
  const [another, setAnother] = useState(false)
  const [nameless, setNameless] = useState(false)
  return {
    typed,
    given,
    another,
    nameless,
    showAnother: () => setAnother(true),
    /** Called at each input. */
    look: () => {
      setNameless(false)
      setGiven(typed.read().length > 0)
    },
    /** The fields to be stored; null if something has to be decided or named first. */
    take: (): readonly TypedCredential[] | null => {
      const fields = typed.read()
      const isNamed = fields.every(({ name }) => name !== '')
      setNameless(!isNamed)
      return isNamed && !typed.holdsBack() ? fields : null
    },
    empty: () => {
      typed.empty()
      setGiven(false)
      setAnother(false)
    },
  }
}

const actionWords = (given: boolean, start: boolean): string => {
  if (!given) return 'Create profile'
  return start ? 'Create and start' : 'Create and store'
}

const Form = ({ start, practice = false, onClose, onCreated, onLook }: Omit<Props, 'opened'>) => {
  const own = useRef<HTMLFormElement>(null)
  const labelInput = useRef<HTMLInputElement>(null)
  const [provider, setProvider] = useState(start?.provider ?? null)
  const [zipcode, setZipcode] = useState(start?.zipcode ?? '')
  const [label, setLabel] = useState('')
  const [missing, setMissing] = useState(false)
  const [asking, setAsking] = useState(false)
  const [wantsJob, setWantsJob] = useState(true)
  const login = useLogin()
  const { made, busy, failure, make } = useMaking()
  const question = useLabelQuestion(null)
  const doubtful = failure?.code === 'outcome-unknown'

  const create = async (providerId: number, wanted: string): Promise<void> => {
    const fields = login.take()
    if (!fields) return
    setAsking(true)
    const isSure = await question.ask({ label: wanted, providerId })
    setAsking(false)
    if (!isSure) return
    const draft = { providerId, zipcode: zipcode.trim(), label: wanted }
    const profile = await make({ draft, fields, start: wantsJob }, login.empty)
    if (!profile) return
    if (fields.length === 0) onCreated(profile)
    else {
      // The next customer: the same place, another name.
      setLabel('')
      labelInput.current?.focus()
    }
  }

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (!provider) setMissing(true)
    else if (!doubtful && !busy && !asking) void create(provider.value, label.trim())
  }

  return (
    <form ref={own} className={form.form} autoComplete="off" onSubmit={submit}>
      <MadeProfiles made={made} onOpen={onCreated} />
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
      <div className={classes.pair}>
        <TextInput
          label="ZIP code"
          description="Of the service address"
          value={zipcode}
          maxLength={20}
          data-autofocus={(start?.provider && !start.zipcode) || undefined}
          onChange={(event) => setZipcode(event.currentTarget.value)}
        />
        <TextInput
          ref={labelInput}
          label="Label"
          classNames={{ input: 'lc-private' }}
          description="A case number, or the customer. May be empty."
          value={label}
          maxLength={1000}
          data-autofocus={(start?.provider && start.zipcode) || undefined}
          onChange={(event) => {
            question.drop()
            setLabel(event.currentTarget.value)
          }}
        />
      </div>
      {zipcode.trim() === '' && (
        <p className={form.warning}>Some providers need the ZIP code; without it, a job may fail.</p>
      )}
      <LabelQuestion
        question={question}
        onUse={(wanted) => {
          setLabel(wanted)
          if (provider) void create(provider.value, wanted)
        }}
      />
      <Login
        practice={practice}
        typed={login.typed}
        another={login.another}
        onAnother={login.showAnother}
        onInput={login.look}
        onDecided={() => own.current?.requestSubmit()}
      />
      {login.nameless && (
        <p className={classes.wrong} role="alert">
          Give the other field its name. Nothing was sent.
        </p>
      )}
      {failure && <FailureNotice failure={failure} tone={doubtful ? 'warning' : 'trouble'} />}
      <DialogFoot>
        {login.given && (
          <Checkbox
            size="xs"
            label="Start a job at once"
            checked={wantsJob}
            onChange={(event) => setWantsJob(event.currentTarget.checked)}
          />
        )}
        <Button variant="default" onClick={onClose}>
          {doubtful || made.length > 0 ? 'Close' : 'Cancel'}
        </Button>
        {doubtful ? (
          <Button onClick={() => onLook(searchFor(label.trim(), provider))}>Look for it</Button>
        ) : (
          <Button type="submit" loading={busy || asking} disabled={question.doubt !== null}>
            {actionWords(login.given, wantsJob)}
          </Button>
        )}
      </DialogFoot>
    </form>
  )
}

/**
 * A new customer in one form: the profile, the login, and the first job. An outcome in doubt is shown as such, and no
 * request is repeated.
 */
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
      size={520}
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
