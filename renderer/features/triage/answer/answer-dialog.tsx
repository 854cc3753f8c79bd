import { Autocomplete, Button, Modal, Radio, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { shownText } from '../../../../shared/domain/shown-text'
import type { Playbook, TriageCase } from '../../../../shared/domain/triage'
import { failureOf } from '../../../bridge/call'
import { byLookup } from '../../../lib/by-lookup'
import { listed } from '../../../lib/listed'
import { FailureNotice } from '../../../parts/failure-notice'
import { knownTags } from '../../../parts/known-tags'
import { doubtAbout } from '../../../parts/tag-name'
import { DialogFoot } from '../../../ui/dialog-foot'
import { useRemembered } from '../../../ui/remembered'
import { Verbatim } from '../../../ui/verbatim'
import { capital } from '../common/words'
import { answerTimes, type AnswerTime } from '../snooze/snooze-times'
import { TextWords, useCustomerText, VoiceChoice } from './customer-text'
import classes from './customer-text.module.css'
import { useAnswering, type AnswerError, type AnswerStep } from './use-answering'

const remembered = z.object({ tag: z.string(), until: z.string() })
const first = { tag: '', until: 'answered' }

const stepWords: Readonly<Record<AnswerStep, string>> = {
  copy: 'The text is copied.',
  tag: 'The tag is added.',
  snooze: 'The case is snoozed.',
}

const Trouble = ({ error: { done, cause } }: { readonly error: AnswerError }) =>
  done.length === 0 ? (
    <p role="alert">The text could not be copied; nothing was done.</p>
  ) : (
    <FailureNotice failure={failureOf(cause)}>{done.map((step) => stepWords[step]).join(' ')}</FailureNotice>
  )

const actionWords = (tag: string, time: AnswerTime): string =>
  capital(listed(['copy', ...(tag === '' ? [] : ['tag']), ...(time.until === null ? [] : ['snooze'])]))

interface Props {
  readonly item: TriageCase
  readonly playbook: Playbook
  readonly onClose: () => void
  readonly onAnswered: (snoozed: boolean) => void
}

const Form = ({ item, playbook, onClose, onAnswered }: Props) => {
  const [now] = useState(() => new Date())
  const [last, remember] = useRemembered('answer', remembered, first)
  const [tag, setTag] = useState(last.tag)
  const [asTyped, setAsTyped] = useState<string | null>(null)
  const [untilKind, setUntilKind] = useState(last.until)
  const [suggesting, setSuggesting] = useState(false)
  const note = useRef<HTMLInputElement>(null)
  const text = useCustomerText(playbook)
  const known = (useQuery(knownTags).data ?? []).map(({ name }) => name)
  const answering = useAnswering(item)
  const times = answerTimes(now)
  const time = times.find(({ kind }) => kind === untilKind) ?? times[0]
  const doubt = tag === '' || tag === asTyped ? null : doubtAbout(tag, [], known)
  if (!time) return null

  const submit = (): void => {
    if (doubt || text === undefined || answering.isPending) return
    remember({ tag, until: time.kind })
    const until = time.until?.toISOString() ?? null
    answering.mutate(
      { text, tag: tag === '' ? null : tag, until, note: note.current?.value.trim() ?? '' },
      { onSuccess: () => onAnswered(until !== null) },
    )
  }
  return (
    <form
      className={classes.answer}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <VoiceChoice playbook={playbook} />
      {text === undefined ? (
        <p className="lc-muted">There is no such text for this case.</p>
      ) : (
        <div className={classes.text} tabIndex={0} role="region" aria-label="The text">
          <TextWords text={text} recognised={playbook.recognised} />
        </div>
      )}
      <TextInput
        ref={note}
        label="Note"
        placeholder="For whoever sees the case next"
        maxLength={500}
        defaultValue={item.snoozeNote}
        disabled={time.until === null}
        data-autofocus
      />
      <Radio.Group label="Snooze" value={time.kind} onChange={setUntilKind}>
        {times.map(({ kind, name }) => (
          <Radio key={kind} size="xs" mt={6} value={kind} label={name} />
        ))}
      </Radio.Group>
      <Autocomplete
        label="Tag"
        placeholder="None"
        data={known}
        limit={8}
        filter={byLookup}
        renderOption={({ option }) => <Verbatim text={option.value} />}
        dropdownOpened={suggesting}
        onDropdownOpen={() => setSuggesting(true)}
        onDropdownClose={() => setSuggesting(false)}
        onBlur={() => setSuggesting(false)}
        value={tag}
        maxLength={200}
        onChange={setTag}
        error={doubt?.kind === 'refused' ? doubt.reason : undefined}
      />
      {doubt?.kind === 'question' && (
        <div className={classes.question} role="alert">
          <span>{doubt.reason}</span>
          <Button size="compact-xs" onClick={() => setTag(doubt.instead)}>
            Take “{shownText(doubt.instead)}”
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => setAsTyped(tag)}>
            Leave it as typed
          </Button>
        </div>
      )}
      {answering.error && <Trouble error={answering.error} />}
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={doubt !== null || text === undefined} loading={answering.isPending}>
          {actionWords(tag, time)}
        </Button>
      </DialogFoot>
    </form>
  )
}

/**
 * What a person does after a call, in one dialog: the text for the customer is copied, the profile tagged, the case
 * snoozed with a note. It remembers the tag and the time of the last one.
 */
export const AnswerDialog = (props: Props) => (
  <Modal
    opened
    onClose={props.onClose}
    title={`Answer the customer of profile ${props.item.profileId}`}
    size={520}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Form {...props} />
  </Modal>
)
