import { Button, PasswordInput, TextInput } from '@mantine/core'
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { flushSync } from 'react-dom'
import { alwaysFitsBytes, lengthOf } from '../../shared/domain/credential'
import { isUserName, unseenIn, unseenWords, withoutUnseen, type Unseen } from '../../shared/domain/unseen'
import { counted } from '../lib/numbers'
import { InView } from '../ui/in-view'
import classes from './credential-field.module.css'

/** What a form can do with a credential field. */
export interface CredentialFieldHandle {
  /** The value as it would be sent; empty if nothing was given. */
  readonly value: () => string
  /** Whether something has to be decided or shortened first. If so it is asked, and takes the focus. */
  readonly holdsBack: () => boolean
  readonly empty: () => void
  readonly focus: () => void
}

interface Props {
  readonly ref: Ref<CredentialFieldHandle>
  /** Its name in the API, which decides whether the value is masked. */
  readonly field: string
  readonly label: string
  readonly placeholder?: string | undefined
  /** Label and input in one line. */
  readonly inline?: boolean
  readonly autoFocus?: boolean
  readonly required?: boolean
  /** What the transmission key takes, in bytes; null where that cannot be told. Asked for values that may be longer. */
  readonly limitOf: () => Promise<number | null>
  readonly onInput?: () => void
  /** Called once the question that held the form back is answered. */
  readonly onDecided: () => void
  /** For the keyboard's way into a case. */
  readonly caseFocus?: boolean
  /** Values that the browser offers while it is typed. Never secrets: user names of Practice. */
  readonly offered?: readonly string[]
}

interface TooLong {
  readonly characters: number
  readonly fitting: number
}

/** Masked unless it is the username, which is read out to the customer rather than over a shoulder. */
const isMasked = (field: string): boolean => field !== 'username'

/**
 * One credential being typed. The input is uncontrolled: the value never reaches React's state, only facts about it.
 * Invisible characters in a user name are removed unless the person keeps them; in a secret, which may contain
 * anything, the person decides before it is sent.
 */
export const CredentialField = ({
  ref,
  field,
  label,
  placeholder,
  inline = false,
  autoFocus = false,
  required = false,
  limitOf,
  onInput,
  onDecided,
  caseFocus = false,
  offered = [],
}: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const decision = useRef<HTMLButtonElement>(null)
  const note = useId()
  const [unseen, setUnseen] = useState<Unseen | null>(null)
  const [tooLong, setTooLong] = useState<TooLong | null>(null)
  const [accepted, setAccepted] = useState(false)
  const [questioned, setQuestioned] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const isName = isUserName(field)
  const Input = isMasked(field) ? PasswordInput : TextInput

  const typed = (): string => input.current?.value ?? ''
  const value = (): string => (isName && !accepted ? withoutUnseen(typed()) : typed())
  /** The limit arrives later: the value in the field by then is measured. */
  const measure = async (): Promise<void> => {
    const limit = await limitOf()
    if (limit === null) return
    const { bytes, ...length } = lengthOf(typed(), limit)
    setTooLong(bytes > limit ? length : null)
  }
  /** The value has changed: nothing is decided about it yet. */
  const look = (): void => {
    setUnseen(unseenIn(typed()))
    setAccepted(false)
    setQuestioned(false)
    if (lengthOf(typed(), alwaysFitsBytes).bytes > alwaysFitsBytes) void measure()
    else setTooLong(null)
  }
  const put = (text: string): void => {
    if (input.current) input.current.value = text
    look()
  }

  useEffect(() => {
    if (questioned) decision.current?.focus()
  }, [questioned])

  useImperativeHandle(ref, () => ({
    value,
    holdsBack: () => {
      if (tooLong) {
        input.current?.focus()
        return true
      }
      if (!unseen || isName || accepted) return false
      setQuestioned(true)
      decision.current?.focus()
      return true
    },
    empty: () => put(''),
    focus: () => input.current?.focus(),
  }))

  const decide = (keep: boolean): void => {
    // Rendered at once, since the form calls `holdsBack` again.
    flushSync(() => {
      if (!keep) put(withoutUnseen(typed()))
      setAccepted(keep)
      setQuestioned(false)
    })
    input.current?.focus()
    if (questioned) onDecided()
  }
  const hearCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'))

  const notes: ReactNode[] = []
  if (tooLong) {
    notes.push(
      <InView key="long">
        <span className={classes.trouble}>
          Too long to be encrypted: it has {counted(tooLong.characters, 'character')}, at most{' '}
          {tooLong.fitting} of them can be sent.
        </span>
      </InView>,
    )
  }
  if (unseen) {
    notes.push(
      <InView key="unseen">
        <UnseenNote
          unseen={unseen}
          isName={isName}
          accepted={accepted}
          questioned={questioned}
          decision={decision}
          onDecide={decide}
        />
      </InView>,
    )
  }
  if (capsLock && isMasked(field)) notes.push(<span key="caps">Caps Lock is on.</span>)

  return (
    <div className={classes.field} data-inline={inline || undefined}>
      <Input
        ref={input}
        label={label}
        placeholder={placeholder}
        classNames={inline ? { root: classes.inline, label: classes.name } : {}}
        list={offered.length > 0 ? `${note}-offered` : undefined}
        data-case-focus={caseFocus || undefined}
        autoFocus={autoFocus}
        required={required}
        maxLength={2000}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={note}
        onInput={() => {
          look()
          onInput?.()
        }}
        onKeyDown={hearCapsLock}
        onKeyUp={hearCapsLock}
        onBlur={() => setCapsLock(false)}
      />
      {offered.length > 0 && (
        <datalist id={`${note}-offered`}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      <div id={note} className={classes.notes} role="status">
        {notes}
      </div>
    </div>
  )
}

interface NoteProps {
  readonly unseen: Unseen
  readonly isName: boolean
  readonly accepted: boolean
  readonly questioned: boolean
  readonly decision: Ref<HTMLButtonElement>
  readonly onDecide: (keep: boolean) => void
}

const UnseenNote = ({ unseen, isName, accepted, questioned, decision, onDecide }: NoteProps) => {
  const words = unseenWords(unseen)
  const leftOut = isName && !accepted
  const what = accepted
    ? `${words}: sent unchanged.`
    : leftOut
      ? `${words}: sent without it.`
      : questioned
        ? `${words}. Is that part of it? Nothing was sent yet.`
        : `${words}.`
  return (
    <span
      className={classes.unseen}
      data-questioned={questioned || undefined}
      role={questioned ? 'alert' : undefined}
    >
      {what}
      <Button ref={decision} variant="default" size="compact-xs" onClick={() => onDecide(false)}>
        {unseen.oddBlanks > 0 ? 'Clean up' : 'Remove'}
      </Button>
      {!accepted && (
        <Button variant="subtle" size="compact-xs" onClick={() => onDecide(true)}>
          Keep
        </Button>
      )}
    </span>
  )
}
