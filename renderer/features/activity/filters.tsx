import { Button, Select, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { actionWords, activityActions, activityOutcomes, outcomeWords } from '../../../shared/domain/activity'
import { useKeys } from '../../lib/use-keys'
import { everything, isEverything, type Draft } from './draft'
import classes from './filters.module.css'

const actions = activityActions.map((value) => ({ value, label: actionWords[value] }))
const outcomes = activityOutcomes.map((value) => ({ value, label: outcomeWords[value] }))

const date = { valueFormat: 'YYYY-MM-DD', clearable: true, size: 'xs', w: 112 } as const

interface Props {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  /** For a profile's tab, where there is less space and all labels are the same. */
  readonly compact: boolean
}

/** The search words and filters of the log. The key `/` focuses the words. */
export const Filters = ({ draft, onDraft, compact }: Props) => {
  const field = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => field.current?.focus() })

  const set = (change: Partial<Draft>): void => onDraft({ ...draft, ...change })
  return (
    <div className={classes.filters} role="search" aria-label="Activity">
      <TextInput
        ref={field}
        className={classes.text}
        classNames={{ wrapper: draft.text === '' ? '' : 'lc-private-typed' }}
        aria-label="Search the activity"
        placeholder={compact ? 'Tag, reason, action' : 'Label, tag, reason, profile ID'}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={draft.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && draft.text !== '') set({ text: '' })
        }}
      />
      <Select
        aria-label="Action"
        placeholder="Any action"
        w={140}
        clearable
        data={actions}
        value={draft.action}
        onChange={(action) => set({ action })}
      />
      <Select
        aria-label="Outcome"
        placeholder="Any outcome"
        w={122}
        clearable
        data={outcomes}
        value={draft.outcome}
        onChange={(outcome) => set({ outcome })}
      />
      <div className={classes.days}>
        <DateInput
          {...date}
          aria-label="From"
          placeholder="From"
          clearButtonProps={{ 'aria-label': 'Clear the beginning' }}
          value={draft.from}
          onChange={(from) => set({ from })}
        />
        <DateInput
          {...date}
          aria-label="To"
          placeholder="To"
          clearButtonProps={{ 'aria-label': 'Clear the end' }}
          value={draft.to}
          onChange={(to) => set({ to })}
          error={draft.from !== null && draft.to !== null && draft.from > draft.to}
        />
      </div>
      {draft.who !== null && (
        <Button
          variant="light"
          rightSection={<IconX size={12} aria-hidden />}
          aria-label={`Not only by ${draft.who}`}
          onClick={() => set({ who: null })}
        >
          By {draft.who}
        </Button>
      )}
      {!isEverything(draft) && (
        <Button variant="subtle" onClick={() => onDraft(everything)}>
          Clear
        </Button>
      )}
    </div>
  )
}
