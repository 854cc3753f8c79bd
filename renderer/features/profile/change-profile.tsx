import { Button, Modal, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { fieldsOfDraft, overtakenFields } from '../../../shared/domain/overtaken'
import type { Profile } from '../../../shared/domain/profile'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { startDoing } from '../../parts/done'
import { providerFinder, whyNoProviders } from '../../parts/find-providers'
import { LabelQuestion, useLabelQuestion } from '../../parts/use-label-question'
import { keys } from '../../bridge/keys'
import { AsyncSelect } from '../../ui/async-select'
import { CopyButton } from '../../ui/copy-button'
import { DialogFoot } from '../../ui/dialog-foot'
import { FailureNotice } from '../../parts/failure-notice'
import classes from '../../ui/form.module.css'
import { InView } from '../../ui/in-view'
import { Notice } from '../../ui/notice'
import { changeDone } from './change-done'
import { OvertakenNotice } from './overtaken-notice'
import { asText, changesOf, over, seenOf, typedOf, type Typed } from './profile-edit'

interface Props {
  /** The profile as it is known now. It may change while the form is open. */
  readonly profile: Profile
  /** Whether it was deleted meanwhile. */
  readonly gone: boolean
  readonly onClose: () => void
}

const GoneNotice = ({ profile, typed }: { readonly profile: Profile; readonly typed: Typed }) => (
  <Notice
    tone="trouble"
    title={`Profile ${profile.id} no longer exists.`}
    actions={<CopyButton value={asText(typed)} label="Copy what is typed" />}
  >
    It was deleted, here or by someone else: nothing can be changed. What you typed stays here until you close
    this.
  </Notice>
)

const isGone = (failure: Failure | null): boolean =>
  failure?.code === 'not-found' && failure.subject === 'profile'

const Form = ({ profile, gone, onClose }: Props) => {
  const queries = useQueryClient()
  /**
   * The profile as it was shown when the form was opened, or when a person last decided about somebody else's changes.
   */
  const [seen, setSeen] = useState(profile)
  const [typed, setTyped] = useState(() => typedOf(profile))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const changes = changesOf(seen, typed)
  const overtaken = overtakenFields(seen, profile, changes)
  const question = useLabelQuestion(profile.id)
  const nothing = Object.keys(changes).length === 0
  // If nothing was typed there is nothing to decide: the form takes over the new values.
  if (nothing && overtaken.length > 0) {
    setSeen(profile)
    setTyped(typedOf(profile))
  }
  const lost = gone || isGone(failure)
  const stopped = lost || overtaken.length > 0

  const save = async (from: Profile, wanted: Typed): Promise<void> => {
    const sent = changesOf(from, wanted)
    const { notifyDone } = startDoing()
    setBusy(true)
    setFailure(null)
    try {
      const { label = from.label, providerId = from.providerId } = sent
      const movedOnly = sent.label === undefined
      const isNamed = !movedOnly || sent.providerId !== undefined
      if (isNamed && !(await question.ask({ label, providerId, movedOnly }))) {
        setBusy(false)
        return
      }
      const answer = await call('profiles:change', { id: profile.id, seen: seenOf(from), ...sent })
      queries.setQueryData(keys.profile(profile.id), answer.profile)
      setBusy(false)
      if (answer.outcome !== 'changed') return
      notifyDone(changeDone(from, answer.profile, sent, queries))
      onClose()
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(false)
      // Reading the profile shows whether a change in doubt was made.
      await queries.invalidateQueries({ queryKey: keys.profile(profile.id), exact: true })
    }
  }

  /**
   * Continues after the person has seen somebody else's changes. The fields in `keeping` keep what was typed; all
   * others show the current values.
   */
  const decide = (keeping: readonly (keyof typeof changes)[]): Typed => {
    const next = over(profile, typed, keeping)
    setSeen(profile)
    setTyped(next)
    return next
  }
  const mine = fieldsOfDraft(changes)

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (stopped || busy) return
    if (nothing) onClose()
    else void save(seen, typed)
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="Label"
        classNames={{ input: 'lc-private' }}
        value={typed.label}
        maxLength={1000}
        onChange={({ currentTarget }) => {
          question.drop()
          setTyped({ ...typed, label: currentTarget.value })
        }}
        data-autofocus
      />
      <TextInput
        label="ZIP code"
        value={typed.zipcode}
        maxLength={20}
        onChange={({ currentTarget }) => setTyped({ ...typed, zipcode: currentTarget.value })}
      />
      {typed.zipcode.trim() === '' && (
        <p className={classes.warning}>Some providers need the ZIP code; without it, a job may fail.</p>
      )}
      <AsyncSelect
        label="Utility provider"
        placeholder="Name, ZIP code or ID"
        value={typed.provider}
        onChange={(provider) => {
          question.drop()
          setTyped({ ...typed, provider })
        }}
        finder={providerFinder}
        why={whyNoProviders}
      />
      {'providerId' in changes && (
        <p className={classes.warning}>The stored credentials belong to the previous provider.</p>
      )}
      {!stopped && (
        <LabelQuestion
          question={question}
          onUse={(label) => {
            setTyped({ ...typed, label })
            void save(seen, { ...typed, label })
          }}
        />
      )}
      {lost && (
        <InView>
          <GoneNotice profile={profile} typed={typed} />
        </InView>
      )}
      {!lost && overtaken.length > 0 && (
        <InView>
          <OvertakenNotice
            fields={overtaken}
            seen={seen}
            now={profile}
            typed={typed}
            changes={changes}
            onSendMine={() => void save(profile, decide(mine))}
            onTakeTheirs={() => decide(mine.filter((field) => !overtaken.includes(field)))}
            onGoOn={() => decide(mine)}
          />
        </InView>
      )}
      {failure && !lost && (
        <FailureNotice failure={failure} tone={failure.code === 'outcome-unknown' ? 'warning' : 'trouble'} />
      )}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          {lost ? 'Close' : 'Cancel'}
        </Button>
        <Button type="submit" loading={busy} disabled={nothing || stopped || question.doubt !== null}>
          Save changes
        </Button>
      </DialogFoot>
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
