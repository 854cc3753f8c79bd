import { Checkbox } from '@mantine/core'
import { useMemo } from 'react'
import type { KnownTag } from '../../../shared/domain/directory'
import { shownText } from '../../../shared/domain/shown-text'
import { useAllRead } from '../../parts/use-all-read'
import { soFar } from '../../lib/numbers'
import type { GridColumn } from '../../ui/grid/column'
import { Grid } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { TagChip } from '../../parts/tag-chip'

interface Props {
  readonly tags: readonly KnownTag[]
  readonly selected: string | null
  readonly onSelect: (name: string) => void
  /** The tags chosen for a merge or a removal. */
  readonly checked: ReadonlySet<string>
  readonly onCheck: (name: string) => void
  readonly onOpen: (name: string) => void
}

/** All tags, each with the number of its profiles. Space checks the selected one. */
export const TagGrid = ({ tags, selected, onSelect, checked, onCheck, onOpen }: Props) => {
  const isAll = useAllRead()
  const columns = useMemo(
    (): readonly GridColumn<KnownTag>[] => [
      {
        id: 'checked',
        name: 'Chosen',
        width: 64,
        hideable: false,
        cell: ({ name }) => (
          <Checkbox
            size="xs"
            tabIndex={-1}
            // Centred in its row.
            style={{ height: '100%', display: 'flex', alignItems: 'center' }}
            aria-label={`Choose ${shownText(name)}`}
            checked={checked.has(name)}
            onChange={() => onCheck(name)}
          />
        ),
      },
      {
        id: 'name',
        name: 'Tag',
        width: 220,
        grow: true,
        hideable: false,
        cell: ({ name, colour }) => <TagChip name={name} colour={colour} room="line" />,
        title: ({ name }) => name,
      },
      {
        id: 'count',
        name: 'Profiles',
        width: 96,
        align: 'end',
        cell: (tag) => <span className="lc-num">{soFar(tag.count, isAll)}</span>,
      },
    ],
    [checked, onCheck, isAll],
  )
  const shown = useGridColumns('tags', columns)
  const at = tags.findIndex(({ name }) => name === selected)
  return (
    <div
      // One cell of the page's grid. Keys are handled by the grid within.
      style={{ display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', minHeight: 0 }}
      onKeyDown={(event) => {
        if (event.key !== ' ' || selected === null || !(event.target instanceof HTMLElement)) return
        if (event.target.role !== 'grid') return
        event.preventDefault()
        onCheck(selected)
      }}
    >
      <Grid
        label="Tags"
        columns={shown}
        rowCount={tags.length}
        getRow={(index) => tags[index]}
        rowId={(index) => tags[index]?.name ?? index}
        selected={at < 0 ? null : at}
        onSelect={(index) => {
          const tag = tags[index]
          if (tag) onSelect(tag.name)
        }}
        onOpen={(index) => {
          const tag = tags[index]
          if (tag) onOpen(tag.name)
        }}
      />
    </div>
  )
}
