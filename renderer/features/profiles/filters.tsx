import { Autocomplete, Button, MultiSelect, Popover, TagsInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { statusNone, statusRunning, termsOf, type QueryField } from '../../../shared/domain/query'
import { quoted } from '../../../shared/domain/query-tokens'
import { statusWords, terminalStatuses } from '../../../shared/domain/status'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { knownTags } from '../../parts/known-tags'
import { byLookup } from '../../lib/by-lookup'
import { Verbatim } from '../../ui/verbatim'
import {
  daysIn,
  filtersIn,
  tagsIn,
  valueIn,
  valuesIn,
  withDays,
  withTags,
  withValue,
  withValues,
} from './filter-terms'
import classes from './filters.module.css'

interface Props {
  readonly text: string
  readonly onText: (text: string) => void
}

/** Lists of choices stay within the popover, because a click outside would close it. */
const inside = { withinPortal: false } as const
/** The format in which the whole console writes dates. */
const date = {
  valueFormat: 'YYYY-MM-DD',
  placeholder: 'YYYY-MM-DD',
  clearable: true,
  size: 'xs',
  popoverProps: inside,
} as const

const statuses = [
  ...terminalStatuses.map((value) => ({ value, label: statusWords(value) })),
  { value: statusRunning, label: 'Under way' },
  { value: statusNone, label: 'Never run' },
]

/** The values that the directory has for a field, for the letters typed so far. */
const useKnownValues = (field: QueryField, typed: string): string[] => {
  const text = `${field}:${typed === '' ? '' : quoted(typed)}`
  const caret = text.endsWith('"') ? text.length - 1 : text.length
  const { data = [] } = useQuery({
    queryKey: keys.suggestions(text, caret),
    queryFn: ({ signal }) => call('profiles:suggest', { text, caret }, signal),
    placeholderData: (previous) => previous,
    gcTime: 0,
  })
  return [...new Set(data.flatMap(({ insert }) => termsOf(insert, field).flatMap(({ values }) => values)))]
}

const Form = ({ text, onText }: Props) => {
  const known = useQuery(knownTags)
  const provider = valueIn(text, 'provider')
  const zip = valueIn(text, 'zip')
  const { from, to } = daysIn(text)
  const statusValues = valuesIn(text, 'status')
  // A stage or a new status can only be typed in the search field, but it can be removed here.
  const typed = statusValues.filter((value) => statuses.every((one) => one.value !== value))
  return (
    <div className={classes.form} role="group" aria-label="Filters">
      <TagsInput
        label="Tags"
        description="Profiles that have all of these"
        data={(known.data ?? []).map(({ name }) => name)}
        value={[...tagsIn(text)]}
        onChange={(tags) => onText(withTags(text, tags))}
        splitChars={[',']}
        filter={byLookup}
        renderOption={({ option }) => <Verbatim text={option.value} />}
        limit={50}
        openOnFocus={false}
        comboboxProps={inside}
        data-autofocus
      />
      <Autocomplete
        size="xs"
        label="Utility provider"
        placeholder="Part of its name, or its ID"
        data={useKnownValues('provider', provider)}
        value={provider}
        onChange={(value) => onText(withValue(text, 'provider', value))}
        filter={byLookup}
        comboboxProps={inside}
      />
      <div className={classes.pair}>
        <Autocomplete
          size="xs"
          label="ZIP code"
          data={useKnownValues('zip', zip)}
          value={zip}
          onChange={(value) => onText(withValue(text, 'zip', value))}
          comboboxProps={inside}
        />
        <MultiSelect
          size="xs"
          label="Last job"
          placeholder={statusValues.length === 0 ? 'Any' : ''}
          data={[...statuses, ...typed.map((value) => ({ value, label: statusWords(value) }))]}
          value={[...statusValues]}
          onChange={(values) => onText(withValues(text, 'status', values))}
          searchable
          comboboxProps={inside}
          classNames={{ inputField: classes.narrow }}
        />
      </div>
      <div className={classes.pair}>
        <DateInput
          {...date}
          label="Created from"
          clearButtonProps={{ 'aria-label': 'Clear the beginning' }}
          value={from}
          onChange={(day) => onText(withDays(text, { from: day, to }))}
          error={from && to && from > to ? 'Later than the end' : undefined}
        />
        <DateInput
          {...date}
          label="Created to"
          clearButtonProps={{ 'aria-label': 'Clear the end' }}
          value={to}
          onChange={(day) => onText(withDays(text, { from, to: day }))}
        />
      </div>
      <div className={classes.foot}>
        <p>You can also type it: tag:solar, -tag:x, created:2026-10..</p>
        <Button variant="default" disabled={text === ''} onClick={() => onText('')}>
          Clear
        </Button>
      </div>
    </div>
  )
}

/** The conditions of the search as controls: they show what the field contains, and change it. */
export const Filters = memo((props: Props) => {
  const set = filtersIn(props.text)
  return (
    <Popover position="bottom-end" width={380} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
          aria-label={set === 0 ? 'Filters' : `Filters, ${set} set`}
        >
          {set === 0 ? 'Filters' : `Filters · ${set}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filters">
        <Form {...props} />
      </Popover.Dropdown>
    </Popover>
  )
})
