import { Button, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { shownText } from '../../../shared/domain/shown-text'
import { doubtAbout } from '../../parts/tag-name'
import { Verbatim } from '../../ui/verbatim'
import classes from './tag-panel.module.css'

interface Props {
  /** A single tag is renamed; several are merged. */
  readonly from: readonly string[]
  readonly known: readonly string[]
  readonly busy: boolean
  readonly onRename: (to: string) => void
}

/** The new name for one tag, or for several together. As with a new tag, a probable mistake is asked about. */
export const RenameForm = ({ from, known, busy, onRename }: Props) => {
  const [typed, setTyped] = useState('')
  const [submitted, setSubmitted] = useState(false)
  const merging = from.length > 1
  const exists = known.includes(typed)
  const same = !merging && typed === from[0]
  // A tag may be respelled: it does not count as its own twin.
  const doubt =
    typed === '' || exists
      ? null
      : doubtAbout(
          typed,
          [],
          known.filter((name) => !from.includes(name)),
        )
  const wrong = same ? 'This is already its name.' : doubt && submitted ? doubt.reason : undefined

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (typed === '' || same || busy) return
    if (doubt) setSubmitted(true)
    else onRename(typed)
  }

  return (
    <form className={classes.rename} onSubmit={submit}>
      <TextInput
        label={merging ? `Merge ${from.length} tags into` : 'Rename to'}
        description={`On every profile that has ${merging ? 'one of them' : 'it'}, as a bulk run with a preview`}
        maxLength={200}
        autoComplete="off"
        value={typed}
        error={wrong}
        onChange={(event) => {
          setSubmitted(false)
          setTyped(event.currentTarget.value)
        }}
      />
      {exists && !same && !merging && (
        <p className={classes.hint}>There is already a tag with this name: the two will be merged.</p>
      )}
      {merging && (
        <div className={classes.row}>
          {from.map((name) => (
            <Button key={name} size="compact-xs" variant="default" onClick={() => setTyped(name)}>
              <Verbatim text={name} />
            </Button>
          ))}
        </div>
      )}
      <div className={classes.row}>
        {doubt?.kind === 'question' && submitted ? (
          <>
            <Button key="likely" autoFocus onClick={() => onRename(doubt.instead)}>
              Use “{shownText(doubt.instead)}”
            </Button>
            <Button variant="default" onClick={() => onRename(typed)}>
              Use as typed
            </Button>
          </>
        ) : (
          <Button type="submit" variant="default" disabled={typed === '' || same} loading={busy}>
            {merging || exists ? 'Merge…' : 'Rename…'}
          </Button>
        )}
      </div>
    </form>
  )
}
