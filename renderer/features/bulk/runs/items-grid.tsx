import { SegmentedControl } from '@mantine/core'
import { Fragment, useState } from 'react'
import { clsx } from 'clsx'
import { isAfterThere, type BulkItem, type BulkRun, type ItemState } from '../../../../shared/domain/bulk'
import { wordingOf } from '../../../../shared/errors/wording'
import { apiSaid } from '../../../parts/api-said'
import { FailureMessage } from '../../../parts/failure-message'
import { count } from '../../../lib/numbers'
import { idWidth, type GridColumn } from '../../../ui/grid/column'
import { Grid } from '../../../ui/grid/grid'
import { useGridColumns } from '../../../ui/grid/use-grid-columns'
import { Label } from '../../../ui/label'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { StateMessage } from '../../../parts/state-message'
import { Verbatim } from '../../../ui/verbatim'
import classes from './items-grid.module.css'
import { tagsApart } from './tags-apart'
import { useItems } from './use-items'
import { itemWords, reasonWords } from '../preview/words'

const why = ({ failure, reason }: BulkItem): string => {
  const words = reason ? reasonWords[reason] : failure ? wordingOf(failure).title : ''
  // A row has room for the beginning only; the report above shows all of it.
  return failure?.apiText ? `${words} ${apiSaid}: ${failure.apiText.slice(0, 300)}` : words
}

const Tags = ({ tags }: { readonly tags: readonly string[] }) =>
  tags.map((tag, at) => (
    <Fragment key={tag}>
      {at > 0 && ', '}
      <Verbatim text={tag} />
    </Fragment>
  ))

type Sides = Pick<BulkItem, 'before' | 'after'>

/** One side of what a run changed. Of tags, those that differ come first because the column is narrow. */
const Side = ({ value, other }: { readonly value: Sides['before']; readonly other: Sides['before'] }) => {
  if (value === null) return null
  const apart = tagsApart(value, other)
  if (!apart) return <Verbatim text={String(value)} />
  const { own, common } = apart
  return (
    <>
      {own.length > 0 && (
        <span className={classes.own}>
          <Tags tags={own} />
        </span>
      )}
      {own.length > 0 && common.length > 0 && ', '}
      {common.length > 0 && (
        <span className="lc-muted">
          <Tags tags={common} />
        </span>
      )}
    </>
  )
}

const After = ({ item }: { readonly item: BulkItem }) => {
  const { before, after } = item
  if (after === null || isAfterThere(item)) return <Side value={after} other={before} />
  return (
    <span className={clsx(classes.wanted, 'lc-muted')}>
      wanted: <Side value={after} other={before} />
    </span>
  )
}

const titleOf = (value: Sides['before']): string | undefined =>
  typeof value === 'string' ? value : (value?.join(', ') ?? undefined)

const columns: readonly GridColumn<BulkItem>[] = [
  {
    id: 'label',
    name: 'Label',
    width: 150,
    minWidth: 80,
    grow: true,
    hideable: false,
    private: true,
    cell: ({ label }) => <Label text={label} />,
    title: ({ label }) => label ?? undefined,
  },
  {
    id: 'id',
    name: 'ID',
    width: idWidth,
    cell: ({ profileId }) => <span className="lc-mono">{profileId}</span>,
  },
  {
    id: 'state',
    name: 'State',
    width: 84,
    cell: ({ state }) => (
      <span className={classes.state} data-state={state}>
        {itemWords[state]}
      </span>
    ),
  },
  {
    id: 'before',
    name: 'Before',
    width: 88,
    private: true,
    cell: ({ before, after }) => <Side value={before} other={after} />,
    title: ({ before }) => titleOf(before),
  },
  {
    id: 'after',
    name: 'After',
    width: 96,
    grow: true,
    private: true,
    cell: (item) => <After item={item} />,
    title: (item) => {
      const title = titleOf(item.after)
      return title === undefined || isAfterThere(item) ? title : `wanted: ${title}`
    },
  },
  { id: 'why', name: 'Why', width: 130, grow: true, cell: why, title: why },
]

/** The filters that a person can choose, each with the states it stands for. */
const filters = ['all', 'done', 'unchanged', 'failed', 'unknown', 'skipped', 'waiting'] as const
export type ItemFilter = (typeof filters)[number]

export const filterFor = (state: ItemState): ItemFilter => (state === 'sent' ? 'waiting' : state)
export const statesOf = (filter: ItemFilter): readonly ItemState[] => {
  if (filter === 'all') return []
  return filter === 'waiting' ? ['waiting', 'sent'] : [filter]
}

interface Props {
  readonly run: BulkRun
  readonly filter: ItemFilter
  readonly onFilter: (filter: ItemFilter) => void
  readonly onOpen: (profileId: number) => void
}

/** The profiles of the run (all, or those of one state), each with its result. */
export const ItemsGrid = ({ run, filter, onFilter, onOpen }: Props) => {
  const items = useItems(run, statesOf(filter))
  const shown = useGridColumns('bulk-items', columns)
  const [selected, setSelected] = useState<number | null>(null)
  const countOf = (one: ItemFilter): number => (one === 'all' ? run.counts.total : run.counts[one])
  const content = () => {
    if (items.error) return <FailureMessage error={items.error} retry={items.retry} />
    if (items.pending) return <SkeletonRows rows={8} label="Reading the run’s profiles" />
    if (items.total === 0) return <StateMessage title="None of this run’s profiles is in this state." />
    return (
      <Grid
        label="Profiles of the run"
        columns={shown}
        rowCount={items.total}
        getRow={items.at}
        rowId={(index) => items.at(index)?.profileId ?? `row ${index}`}
        selected={selected}
        onSelect={setSelected}
        onOpen={(index) => {
          const item = items.at(index)
          if (item) onOpen(item.profileId)
        }}
        onVisibleRange={items.look}
      />
    )
  }

  return (
    <div className={classes.items}>
      <SegmentedControl
        size="xs"
        className={classes.filter}
        aria-label="Profiles shown"
        value={filter}
        onChange={onFilter}
        data={filters
          .filter((one) => one === 'all' || one === filter || countOf(one) > 0)
          .map((one) => ({
            value: one,
            label: `${one === 'all' ? 'All' : itemWords[one]} ${count(countOf(one))}`,
          }))}
      />
      <div className={classes.grid}>{content()}</div>
    </div>
  )
}
