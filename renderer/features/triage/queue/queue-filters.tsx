import { Button, Select, TextInput } from '@mantine/core'
import { IconBookmark, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Ref } from 'react'
import { statusWords } from '../../../../shared/domain/status'
import type { TriageMover } from '../../../../shared/domain/triage'
import { call } from '../../../bridge/call'
import { keys } from '../../../bridge/keys'
import { soFar } from '../../../lib/numbers'
import { MoverIcon } from '../../../parts/mover-icon'
import type { Choice, Narrowing } from '../common/lines'
import classes from './queue-filters.module.css'
import { changeQueueView, toggleMover } from './queue-view'
import { filterMovers, moverWords } from '../common/words'

interface Props {
  readonly search: Ref<HTMLInputElement>
  readonly view: Narrowing & { readonly text: string }
  /** Cases of each mover that match the search; undefined until they have been counted. */
  readonly counts: ReadonlyMap<TriageMover, number> | undefined
  /** Whether no more of them can turn up. */
  readonly isAll: boolean
  readonly choices: { readonly providers: readonly Choice[]; readonly statuses: readonly Choice[] }
  /** Returns the focus to the list. */
  readonly onLeave: () => void
  readonly onSaveView: () => void
}

const MoverChip = ({ mover, on, number }: { mover: TriageMover; on: boolean; number: string }) => (
  <button
    type="button"
    className={classes.chip}
    aria-pressed={on}
    data-mover={mover}
    onClick={() => toggleMover(mover)}
  >
    <MoverIcon mover={mover} />
    {moverWords[mover]}
    <span className="lc-num">{number}</span>
  </button>
)

const options = (choices: readonly Choice[], isAll: boolean, name: (choice: Choice) => string) =>
  choices.map((choice) => ({ value: choice.value, label: `${name(choice)} · ${soFar(choice.count, isAll)}` }))

/** Filters the queue by a search or a saved view, by whose move it is, by provider, and by status. */
export const QueueFilters = ({ search, view, counts, isAll, choices, onLeave, onSaveView }: Props) => {
  const { data: views = [] } = useQuery({
    queryKey: keys.views,
    queryFn: ({ signal }) => call('views:list', {}, signal),
    staleTime: Infinity,
  })
  // Views of a page open it with all of its filters, from the rail.
  const searches = views.filter(({ page }) => page === undefined)
  return (
    <div className={classes.filters} role="search" aria-label="Narrow the queue">
      <div className={classes.row}>
        <TextInput
          ref={search}
          className={classes.search}
          aria-label="Search the cases"
          placeholder="Label, ID, tag:solar, provider:…"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={view.text}
          maxLength={2000}
          spellCheck={false}
          onChange={(event) => changeQueueView({ text: event.currentTarget.value, currentId: null })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            onLeave()
          }}
        />
        {searches.length > 0 && (
          <Select
            className={classes.select}
            aria-label="Saved view"
            placeholder="All profiles"
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the saved view' }}
            data={searches.map(({ id, name }) => ({ value: id, label: name }))}
            value={searches.find(({ text }) => text === view.text && text !== '')?.id ?? null}
            onChange={(id) => changeQueueView({ text: searches.find((one) => one.id === id)?.text ?? '' })}
          />
        )}
        <Select
          className={classes.select}
          aria-label="Provider"
          placeholder="All providers"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the provider' }}
          nothingFoundMessage={
            isAll ? 'No such provider in the queue' : 'No such provider in the queue so far'
          }
          data={options(choices.providers, isAll, ({ name }) => name)}
          value={view.provider}
          onChange={(provider) => changeQueueView({ provider })}
        />
        <Select
          className={classes.select}
          aria-label="Status"
          placeholder="All statuses"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the status' }}
          data={options(choices.statuses, isAll, ({ value }) => statusWords(value))}
          value={view.status}
          onChange={(status) => changeQueueView({ status })}
        />
        <Button
          variant="default"
          leftSection={<IconBookmark size={14} aria-hidden />}
          title="Keep this search and these filters in the rail"
          onClick={onSaveView}
        >
          Save view
        </Button>
      </div>
      <div className={classes.row} role="group" aria-label="Whose move">
        {filterMovers.map((mover) => {
          const number = counts && (counts.get(mover) ?? 0)
          const on = view.movers.includes(mover)
          return mover === 'unknown' && !number && !on ? null : (
            <MoverChip
              key={mover}
              mover={mover}
              on={on}
              number={number === undefined ? '–' : soFar(number, isAll)}
            />
          )
        })}
      </div>
    </div>
  )
}
