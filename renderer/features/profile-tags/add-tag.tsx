import { Autocomplete, Button } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { shownText } from '../../../shared/domain/shown-text'
import { byLookup } from '../../lib/by-lookup'
import { doubtAbout } from '../../parts/tag-name'
import { InView } from '../../ui/in-view'
import { Verbatim } from '../../ui/verbatim'
import classes from './tags.module.css'

interface Props {
  readonly present: readonly string[]
  readonly known: readonly string[]
  readonly busy: boolean
  /** Resolves to whether the tag was added. Only then is the field emptied. */
  readonly onAdd: (name: string) => Promise<boolean>
}

/** The field for a new tag. Known tags complete it, and a probable typing mistake is asked about first. */
export const AddTag = ({ present, known, busy, onAdd }: Props) => {
  const [name, setName] = useState('')
  const [submitted, setSubmitted] = useState(false)
  // The suggestions cover what is below the field, so they are shown only while a person types.
  const [suggesting, setSuggesting] = useState(false)
  const doubt = name === '' ? null : doubtAbout(name, present, known)
  const refused = doubt?.kind === 'refused' && (submitted || name.includes(',')) ? doubt : null
  const question = doubt?.kind === 'question' && submitted ? doubt : null

  const add = async (tag: string): Promise<void> => {
    if (busy) return
    if (await onAdd(tag)) {
      setName('')
      setSubmitted(false)
    }
  }

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setSuggesting(false)
    if (name === '') return
    if (doubt) setSubmitted(true)
    else void add(name)
  }

  return (
    <form className={classes.add} onSubmit={submit}>
      <div className={classes.field}>
        <Autocomplete
          size="xs"
          w={150}
          aria-label="Add a tag"
          placeholder="Add a tag"
          data={known.filter((tag) => !present.includes(tag))}
          limit={8}
          filter={byLookup}
          renderOption={({ option }) => <Verbatim text={option.value} />}
          dropdownOpened={suggesting}
          onDropdownOpen={() => setSuggesting(true)}
          onDropdownClose={() => setSuggesting(false)}
          onBlur={() => setSuggesting(false)}
          value={name}
          maxLength={200}
          onChange={(next) => {
            setName(next)
            setSubmitted(false)
          }}
          error={refused?.reason}
        />
        {name !== '' && (
          <Button type="submit" variant="default" loading={busy}>
            Add
          </Button>
        )}
      </div>
      {question && (
        <InView>
          <div className={classes.question} role="alert">
            <span>{question.reason}</span>
            {!present.includes(question.instead) && (
              <Button size="compact-xs" onClick={() => void add(question.instead)}>
                Add “{shownText(question.instead)}”
              </Button>
            )}
            <Button size="compact-xs" variant="default" onClick={() => void add(name)}>
              Add as typed
            </Button>
          </div>
        </InView>
      )}
    </form>
  )
}
