import { Button, CloseButton, Popover } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react'
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { FilterForm } from './filter-form'
import classes from './search-bar.module.css'
import { tokensOf, type Search } from './view'

interface Props {
  readonly search: Search
  readonly onSearch: (search: Search) => void
  /** What the search has found, in words. */
  readonly found: ReactNode
}

/** One bar: the label, what else is asked for as tokens, and the form behind them. */
export const SearchBar = ({ search, onSearch, found }: Props) => {
  const [opened, setOpened] = useState(false)
  const label = useRef<HTMLInputElement>(null)

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    onSearch({ ...search, label: label.current?.value.trim() })
  }

  return (
    <div className={classes['bar']}>
      <form className={classes['search']} role="search" onSubmit={submit}>
        <IconSearch size={14} aria-hidden className={classes['icon']} />
        {tokensOf(search).map(({ key, text, without }) => (
          <span key={key} className={classes['token']}>
            <span className={classes['words']} title={text}>
              {text}
            </span>
            <CloseButton
              size={16}
              iconSize={11}
              aria-label={`Remove ${text}`}
              onClick={() => onSearch(without)}
            />
          </span>
        ))}
        <input
          // Another search, another text: the field itself keeps what is being typed.
          key={search.label ?? ''}
          ref={label}
          type="search"
          className={classes['label']}
          defaultValue={search.label ?? ''}
          aria-label="Label, exactly as it is"
          placeholder="Search by label"
          title="Finds profiles with exactly this label. Press Enter to search."
          maxLength={1000}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.currentTarget.value === '') return
            event.stopPropagation()
            event.currentTarget.value = ''
            if (search.label) onSearch({ ...search, label: undefined })
          }}
        />
        <span className={classes['found']}>{found}</span>
      </form>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        width={380}
        trapFocus
        returnFocus
        shadow="md"
      >
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            Filters
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Filters">
          <FilterForm
            search={search}
            onSearch={(next) => {
              setOpened(false)
              onSearch(next)
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
