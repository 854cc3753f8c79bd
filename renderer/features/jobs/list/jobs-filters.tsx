import { SegmentedControl, Select } from '@mantine/core'
import { stages, statusWords, terminalStatuses, type Mover } from '../../../../shared/domain/status'
import { wordingOf } from '../../../../shared/errors/wording'
import { failureOf } from '../../../bridge/call'
import { providerFinder } from '../../../parts/find-providers'
import { AsyncSelect } from '../../../ui/async-select'
import classes from '../jobs-page.module.css'
import { unknownStatus, type ListView } from './list-filter'

const movers: readonly { readonly value: Exclude<Mover, 'running'>; readonly label: string }[] = [
  { value: 'customer', label: 'The customer’s' },
  { value: 'credentials', label: 'Ours: fix credentials' },
  { value: 'retry', label: 'Wait and start again' },
  { value: 'support', label: 'Link’s support' },
  { value: 'data', label: 'Data missing' },
  { value: 'nobody', label: 'Nobody’s' },
  { value: 'unknown', label: 'Not known' },
]

const named = (code: string) => ({ value: code, label: statusWords(code) })
const statuses = [
  {
    group: 'Ended',
    items: [...terminalStatuses.map(named), { value: unknownStatus, label: 'Any other end' }],
  },
  { group: 'Running', items: stages.map(named) },
]

const periods = [
  { value: '1', label: 'Today' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: 'all', label: 'All' },
]

interface Props {
  readonly view: ListView
  readonly onView: (view: ListView) => void
}

/** The filters of the list. */
export const JobsFilters = ({ view, onView }: Props) => {
  const change = (part: Partial<ListView>): void => onView({ ...view, ...part })
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <Select
        size="xs"
        w={150}
        aria-label="Whose move"
        placeholder="Whose move"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear whose move' }}
        data={movers}
        value={view.mover}
        onChange={(mover) => change({ mover: movers.find(({ value }) => value === mover)?.value ?? null })}
      />
      <Select
        size="xs"
        w={170}
        aria-label="Status"
        placeholder="Status"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Clear the status' }}
        data={statuses}
        value={view.status}
        onChange={(status) => change({ status })}
      />
      <Select
        size="xs"
        w={110}
        aria-label="Mode"
        placeholder="Mode"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the mode' }}
        data={[
          { value: 'bill', label: 'Bills' },
          { value: 'interval', label: 'Intervals' },
        ]}
        value={view.mode}
        onChange={(mode) => change({ mode: mode === 'bill' || mode === 'interval' ? mode : null })}
      />
      <AsyncSelect
        label="Utility provider"
        hideLabel
        placeholder="Utility provider"
        value={view.provider}
        onChange={(provider) => change({ provider })}
        finder={providerFinder}
        why={(error) => wordingOf(failureOf(error)).title}
      />
      <SegmentedControl
        size="xs"
        aria-label="Ended within"
        data={periods}
        value={view.days === null ? 'all' : String(view.days)}
        onChange={(days) => change({ days: days === 'all' ? null : Number(days) })}
      />
    </div>
  )
}
