import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { lookupText } from '../../../shared/domain/lookup-text'
import classes from './search-form.module.css'
import { typeChoices, typedType, typeWord } from './types'
import type { Search } from './use-lookup'

/** Stands for any type. No type of the API has brackets in its name. */
const any = '(any)'
const anyWord = 'Any type'

const TypeSelect = ({
  type,
  named,
  onChange,
}: {
  readonly type: string
  readonly named: readonly string[]
  readonly onChange: (type: string) => void
}) => {
  const [search, setSearch] = useState('')
  const choices = typeChoices([...named, type])
  const typed = lookupText(search)
  const asTyped = typedType(typed, choices)
  const isNew = typed !== '' && typed !== anyWord && !choices.includes(asTyped)
  return (
    <Select
      className={classes.type}
      label="Type"
      data={[
        { value: any, label: anyWord },
        ...choices.map((each) => ({ value: each, label: typeWord(each) })),
        ...(isNew ? [{ value: asTyped, label: asTyped }] : []),
      ]}
      value={type === '' ? any : type}
      allowDeselect={false}
      searchable
      selectFirstOptionOnChange
      maxLength={50}
      onSearchChange={setSearch}
      onChange={(value) => onChange(value === null || value === any ? '' : value)}
    />
  )
}

/** What prevents a search, by field. */
const faultsOf = ({ zipcode, name }: Pick<Search, 'zipcode' | 'name'>) => ({
  zipcode: zipcode === '' || /^\d{5}$/.test(zipcode) ? null : 'Five digits.',
  name: zipcode === '' && name === '' ? 'Enter a ZIP code or a name.' : null,
})

interface Props {
  readonly draft: Search
  readonly onDraft: (draft: Search) => void
  readonly onSearch: (search: Search) => void
  /** Another type filters the results at once. */
  readonly onType: (type: string) => void
  /** Types that appeared in the API's answers. */
  readonly namedTypes: readonly string[]
}

/** ZIP code, name and type. The API needs at least one of the first two. */
export const SearchForm = ({ draft, onDraft, onSearch, onType, namedTypes }: Props) => {
  const [submitted, setSubmitted] = useState(false)
  const query = { ...draft, zipcode: lookupText(draft.zipcode), name: lookupText(draft.name) }
  const faults = faultsOf(query)
  const edit = (change: Partial<Search>): void => {
    setSubmitted(false)
    onDraft({ ...draft, ...change })
  }
  return (
    <form
      className={classes.form}
      role="search"
      aria-label="Look up"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setSubmitted(true)
        if (faults.zipcode || faults.name) return
        onSearch(query)
      }}
    >
      <TextInput
        className={classes.zip}
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
        className={classes.name}
        label="Name of the utility provider"
        placeholder="Part of its name"
        maxLength={200}
        value={draft.name}
        error={submitted && faults.name}
        onChange={(event) => edit({ name: event.currentTarget.value })}
      />
      <TypeSelect
        type={draft.type}
        named={namedTypes}
        onChange={(type) => {
          edit({ type })
          onType(type)
        }}
      />
      <Button className={classes.go} type="submit">
        Look up
      </Button>
    </form>
  )
}
