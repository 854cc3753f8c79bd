import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { lookupText } from '../../../shared/domain/lookup-text'
import classes from './search-form.module.css'
import { knownTypes, typeWord } from './types'
import type { Search } from './use-lookup'

const any = 'any'
const types = [
  { value: any, label: 'Any type' },
  ...knownTypes.map((type) => ({ value: type, label: typeWord(type) })),
]

/** What keeps a search from being made, by field. */
const faultsOf = ({ zipcode, name }: Pick<Search, 'zipcode' | 'name'>) => ({
  zipcode: zipcode === '' || /^\d{5}$/.test(zipcode) ? null : 'Five digits.',
  name: zipcode === '' && name === '' ? 'Enter a ZIP code or a name.' : null,
})

interface Props {
  readonly draft: Search
  readonly onDraft: (draft: Search) => void
  readonly onSearch: (search: Search) => void
  /** Another type narrows what was found at once. */
  readonly onType: (type: string) => void
}

/** ZIP code, name and type; the API needs at least one of the first two. */
export const SearchForm = ({ draft, onDraft, onSearch, onType }: Props) => {
  const [submitted, setSubmitted] = useState(false)
  const asked = { ...draft, zipcode: lookupText(draft.zipcode), name: lookupText(draft.name) }
  const faults = faultsOf(asked)
  const edit = (change: Partial<Search>): void => {
    setSubmitted(false)
    onDraft({ ...draft, ...change })
  }
  return (
    <form
      className={classes['form']}
      role="search"
      aria-label="Look up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setSubmitted(true)
        if (faults.zipcode || faults.name) return
        onSearch(asked)
      }}
    >
      <TextInput
        className={classes['zip'] ?? ''}
        classNames={{ input: 'lc-mono' }}
        label="ZIP code"
        placeholder="94103"
        inputMode="numeric"
        maxLength={20}
        value={draft.zipcode}
        error={submitted && faults.zipcode}
        onChange={(event) => edit({ zipcode: event.currentTarget.value })}
      />
      <TextInput
        className={classes['name'] ?? ''}
        label="Name of the utility provider"
        placeholder="Part of its name"
        maxLength={200}
        value={draft.name}
        error={submitted && faults.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <Select
        className={classes['type'] ?? ''}
        label="Type"
        data={types}
        value={draft.type === '' ? any : draft.type}
        allowDeselect={false}
        onChange={(value) => {
          const type = value === null || value === any ? '' : value
          edit({ type })
          onType(type)
        }}
      />
      <Button className={classes['go']} type="submit">
        Look up
      </Button>
    </form>
  )
}
