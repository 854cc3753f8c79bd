import { Button, Textarea } from '@mantine/core'
import { useRef, useState, type RefObject } from 'react'
import { maxNoteLength, type Note } from '../../../shared/domain/note'
import { failureOf } from '../../bridge/call'
import { count } from '../../lib/numbers'
import { localTime } from '../../lib/time'
import { useKeys } from '../../lib/use-keys'
import { FailureNotice } from '../../parts/failure-notice'
import { CopyButton } from '../../ui/copy-button'
import { Kbd } from '../../ui/kbd'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { TimeAgo } from '../../ui/time-ago'
import { NoteText } from './note-text'
import classes from './notes.module.css'
import { useNotes } from './use-notes'

/** All notes as text, the oldest first, for whoever asks for what is kept of them. */
const asText = (notes: readonly Note[]): string =>
  notes
    .toReversed()
    .map(({ at, who, text }) => `${localTime(at) ?? at}  ${who}\n${text}`)
    .join('\n\n')

interface FieldProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  readonly onSave: () => void
  readonly field?: RefObject<HTMLTextAreaElement | null>
  readonly autoFocus?: boolean
}

/** Ctrl+Enter saves; Enter begins a new line. A text that is too long is said to be so, and never cut. */
const NoteField = ({ label, text, onText, onSave, field, autoFocus = false }: FieldProps) => (
  <Textarea
    {...(field && { ref: field })}
    aria-label={label}
    placeholder="What the next person should know"
    classNames={{ input: `lc-private ${classes.field}` }}
    rows={1}
    value={text}
    autoFocus={autoFocus}
    onChange={(event) => onText(event.currentTarget.value)}
    onKeyDown={(event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        onSave()
      }
    }}
    error={
      text.trim().length > maxNoteLength
        ? `At most ${count(maxNoteLength)} characters; this has ${count(text.trim().length)}. Keep the rest in a file.`
        : undefined
    }
  />
)

const isNote = (text: string): boolean => text.trim() !== '' && text.trim().length <= maxNoteLength

interface LineProps {
  readonly note: Note
  readonly notes: ReturnType<typeof useNotes>
}

const NoteLine = ({ note, notes: { change, remove } }: LineProps) => {
  const [edited, setEdited] = useState<string | null>(null)
  const save = (): void => {
    if (edited === null || !isNote(edited)) return
    if (edited.trim() === note.text) setEdited(null)
    else change.mutate({ note, text: edited.trim() }, { onSuccess: () => setEdited(null) })
  }
  return (
    <li className={classes.note}>
      <div className={classes.head}>
        <TimeAgo at={note.at} /> <span className="lc-muted">{note.who}</span>
        {note.jobId !== null && <span className="lc-muted">· on a case</span>}
        {note.changedAt !== null && (
          <span className="lc-muted">
            · changed <TimeAgo at={note.changedAt} />
          </span>
        )}
        <span className={classes.grow} />
        {edited === null && (
          <>
            <Button variant="subtle" size="compact-xs" onClick={() => setEdited(note.text)}>
              Change
            </Button>
            <Button variant="subtle" size="compact-xs" onClick={() => remove.mutate(note)}>
              Remove
            </Button>
          </>
        )}
      </div>
      {edited === null ? (
        <NoteText text={note.text} />
      ) : (
        <>
          <NoteField label="Text of the note" text={edited} onText={setEdited} onSave={save} autoFocus />
          {change.error && <FailureNotice failure={failureOf(change.error)} />}
          <div className={classes.buttons}>
            <Button disabled={!isNote(edited)} loading={change.isPending} onClick={save}>
              Save
            </Button>
            <Button variant="default" onClick={() => setEdited(null)}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </li>
  )
}

interface Props {
  readonly profileId: number
  /** The job of the case in which notes are written; null on the profile's own page. */
  readonly jobId: string | null
}

/** What people have noted about a profile, on this computer, and a field for the next note. */
export const NotesSection = ({ profileId, jobId }: Props) => {
  const notes = useNotes(profileId)
  const { query, add } = notes
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useKeys({ W: () => field.current?.focus() })
  const save = (): void => {
    if (!isNote(text) || add.isPending) return
    add.mutate({ text: text.trim(), jobId }, { onSuccess: () => setText('') })
  }
  return (
    <section aria-label="Notes" className={classes.notes}>
      <div className={classes.title}>
        <h3 className={classes.heading}>Notes</h3>
        <span className="lc-muted">on this computer alone</span>
        <span className={classes.grow} />
        {query.data && query.data.length > 0 && (
          <CopyButton value={asText(query.data)} label="Copy all notes" compact />
        )}
      </div>
      <div className={classes.new}>
        <NoteField label="New note" text={text} onText={setText} onSave={save} field={field} />
        {text.trim() === '' ? (
          <Kbd>W</Kbd>
        ) : (
          <Button disabled={!isNote(text)} loading={add.isPending} onClick={save}>
            Save
          </Button>
        )}
      </div>
      {add.error && <FailureNotice failure={failureOf(add.error)} />}
      {query.isPending && <SkeletonRows rows={1} label="Reading the notes" />}
      {query.isError && (
        <FailureNotice ofRead failure={failureOf(query.error)} retry={() => void query.refetch()}>
          The notes could not be read.
        </FailureNotice>
      )}
      {query.data && query.data.length > 0 && (
        <ul className={classes.list}>
          {query.data.map((note) => (
            <NoteLine key={note.id} note={note} notes={notes} />
          ))}
        </ul>
      )}
    </section>
  )
}
