import { CloseButton, Combobox, InputBase, Loader, ScrollArea, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { lookupText } from '../../shared/domain/lookup-text'
import { useAnswerList } from './use-answer-list'

export interface Choice {
  readonly value: number
  readonly label: string
}

/** A choice that the finder returned. */
export interface FoundChoice extends Choice {
  /** Whether its name or its number is exactly what was typed. */
  readonly exact: boolean
}

interface Props {
  readonly label: string
  /** Leaves the label to screen readers; everybody else reads the placeholder. */
  readonly hideLabel?: boolean
  readonly description?: string
  readonly placeholder?: string
  readonly required?: boolean
  /** What is wrong or missing, in words. */
  readonly error?: string | undefined
  /** Whether the field gets the focus when its dialog opens. */
  readonly autoFocus?: boolean
  /** Inside a popover the choices must stay within it: a click outside would close it. */
  readonly inPopover?: boolean
  readonly value: Choice | null
  readonly onChange: (choice: Choice | null) => void
  /** Looks for choices. `name` keeps its answers apart from those of other finders. */
  readonly finder: {
    readonly name: string
    /** Whether the choices tell who a customer is, and are therefore blurred in privacy mode. */
    readonly private?: boolean
    readonly find: (text: string, signal: AbortSignal) => Promise<readonly FoundChoice[]>
  }
  /** Says why the finder failed. */
  readonly why: (error: unknown) => string
}

const restMs = 250

/** The finder's answer to the text. An answer to another text is never offered for this one. */
const useFound = ({ name, find }: Props['finder'], text: string, wanted: boolean) => {
  const [rested] = useDebouncedValue(text, restMs)
  const found = useQuery({
    queryKey: ['find', name, rested],
    queryFn: ({ signal }) => find(rested, signal),
    enabled: wanted && rested === text,
  })
  if (!wanted) return { choices: [], error: null, searching: false }
  if (rested !== text || found.isFetching) return { choices: [], error: null, searching: true }
  const choices = found.data ?? []
  // If several choices match exactly, none of them counts as exact: a person has to choose.
  const several = choices.filter(({ exact }) => exact).length > 1
  const marked = choices.map((choice) => ({
    ...choice,
    key: String(choice.value),
    exact: choice.exact && !several,
  }))
  return {
    choices: marked.toSorted((a, b) => Number(b.exact) - Number(a.exact)),
    error: found.error,
    searching: false,
  }
}

/** A select whose choices are looked up as a person types. */
export const AsyncSelect = ({
  value,
  onChange,
  finder,
  why,
  required = false,
  inPopover = false,
  hideLabel = false,
  autoFocus = false,
  label,
  ...field
}: Props) => {
  /** Null while the field shows what is chosen. */
  const [typed, setTyped] = useState<string | null>(null)
  const listId = useId()
  const combobox = useCombobox()
  const text = lookupText(typed ?? '')
  const wanted = text.length > 1
  const { choices, error, searching } = useFound(finder, text, wanted)

  const choose = (choice: Choice | null): void => {
    onChange(choice)
    setTyped(null)
    combobox.closeDropdown()
  }
  const answers = useAnswerList({
    text,
    lines: choices,
    settled: !searching,
    onTake: ({ value: taken, label: name }) => choose({ value: taken, label: name }),
  })
  const { at, enter } = answers
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') combobox.closeDropdown()
    // If the field is empty or shows the current choice, Enter is left to the form.
    else if (event.key === 'Enter' && text === '') return
    else if (answers.press(event)) {
      combobox.openDropdown()
      event.preventDefault()
    }
  }

  const hint = (): string => {
    if (!wanted) return 'Type at least two characters'
    if (searching) return enter === 'waiting' ? 'Searching… Enter waits for it' : 'Searching…'
    return error === null ? 'Nothing found' : why(error)
  }
  return (
    <Combobox
      store={combobox}
      withinPortal={!inPopover}
      onOptionSubmit={(taken) => choose(choices.find(({ key }) => key === taken) ?? null)}
    >
      <Combobox.Target withKeyboardNavigation={false} withAriaAttributes={false}>
        <InputBase
          {...field}
          {...(hideLabel ? { 'aria-label': label } : { label })}
          // Not the browser's own validation, which would show its own message.
          withAsterisk={required}
          aria-required={required}
          data-autofocus={autoFocus || undefined}
          autoComplete="off"
          role="combobox"
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-controls={combobox.dropdownOpened ? listId : undefined}
          aria-activedescendant={at === null ? undefined : `${listId}-${at}`}
          // An Escape that closes the choices must not close the dialog around them.
          data-mantine-stop-propagation={combobox.dropdownOpened || undefined}
          aria-autocomplete="list"
          classNames={{ input: finder.private && typed === null ? 'lc-private' : '' }}
          value={typed ?? value?.label ?? ''}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            // By keyboard, a choice is given up by emptying its field.
            if (event.currentTarget.value === '' && value) onChange(null)
            combobox.openDropdown()
          }}
          // When the dialog sets the focus here, the choices must not open: they would cover the rest of the dialog
          // before anything is typed.
          onFocus={() => {
            if (!autoFocus) combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            setTyped(null)
            combobox.closeDropdown()
          }}
          onKeyDown={onKeyDown}
          rightSectionPointerEvents="all"
          rightSection={
            searching ? (
              <Loader size={14} role="img" aria-label="Searching" />
            ) : (
              value && (
                <CloseButton
                  size="sm"
                  aria-label={`Clear ${label}`}
                  tabIndex={-1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(null)}
                />
              )
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options id={listId} aria-label="Choices">
          <ScrollArea.Autosize type="scroll" mah={260}>
            {choices.map(({ key, label: name }, place) => (
              <Combobox.Option
                key={key}
                value={key}
                selected={place === at}
                id={`${listId}-${place}`}
                aria-selected={place === at}
                active={key === String(value?.value)}
              >
                <span className={finder.private ? 'lc-private' : undefined}>{name}</span>
              </Combobox.Option>
            ))}
            {choices.length === 0 && <Combobox.Empty>{hint()}</Combobox.Empty>}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
