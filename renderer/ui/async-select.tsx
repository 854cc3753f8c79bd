import { Loader, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lookupText } from '../../shared/domain/lookup-text'

export interface Choice {
  readonly value: number
  readonly label: string
}

interface Props {
  readonly label: string
  /** For screen readers alone: the placeholder says it to the others. */
  readonly hideLabel?: boolean
  readonly description?: string
  readonly placeholder?: string
  readonly required?: boolean
  /** Wrong or missing, in words. */
  readonly error?: string | undefined
  /** Has the focus when its dialog opens. */
  readonly autoFocus?: boolean
  /** Inside a popover the choices stay within it: a click outside would close it. */
  readonly inPopover?: boolean
  readonly value: Choice | null
  readonly onChange: (choice: Choice | null) => void
  /** Looks for choices; `name` keeps its answers apart from those of other finders. */
  readonly finder: {
    readonly name: string
    readonly find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  }
  /** Says why the finder failed. */
  readonly why: (error: unknown) => string
}

/** A select whose choices are looked up as a person types. */
export const AsyncSelect = ({
  value,
  onChange,
  finder,
  why,
  error,
  required = false,
  inPopover = false,
  hideLabel = false,
  autoFocus = false,
  label,
  ...field
}: Props) => {
  const [typed, setTyped] = useState(value?.label ?? '')
  const [text] = useDebouncedValue(lookupText(typed), 250)
  const wanted = text.length > 1 && text !== lookupText(value?.label ?? '')
  const found = useQuery({
    queryKey: ['find', finder.name, text],
    queryFn: ({ signal }) => finder.find(text, signal),
    enabled: wanted,
  })
  const choices = wanted ? (found.data ?? []) : []
  const all = value && choices.every((choice) => choice.value !== value.value) ? [value, ...choices] : choices
  const hint = !wanted ? 'Type at least two characters' : found.isFetching ? 'Searching…' : 'Nothing found'
  return (
    <Select<number>
      {...field}
      {...(hideLabel ? { size: 'xs', 'aria-label': label } : { label })}
      // Not the browser's own check: its message would not be ours.
      withAsterisk={required}
      aria-required={required}
      data-autofocus={autoFocus || undefined}
      // The choices would lie over the rest of the dialog before anything is typed.
      openOnFocus={!autoFocus}
      searchable
      allowDeselect={false}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      data={[...all]}
      value={value?.value ?? null}
      onChange={(chosen) => onChange(all.find((choice) => choice.value === chosen) ?? null)}
      searchValue={typed}
      onSearchChange={setTyped}
      // The finder has filtered already.
      filter={({ options }) => options}
      nothingFoundMessage={found.isError && wanted ? why(found.error) : hint}
      rightSection={found.isFetching ? <Loader size={14} role="img" aria-label="Searching" /> : undefined}
      error={error}
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: !inPopover }}
    />
  )
}
