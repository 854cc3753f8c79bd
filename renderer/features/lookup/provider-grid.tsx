import type { Provider } from '../../../shared/domain/lookup'
import type { GridColumn } from '../../ui/grid/column'
import { Grid } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { typeList } from './types'

const columns: readonly GridColumn<Provider>[] = [
  {
    id: 'name',
    name: 'Utility provider',
    width: 220,
    grow: true,
    hideable: false,
    cell: ({ name }) => name,
    title: ({ name }) => name,
  },
  { id: 'id', name: 'ID', width: 84, cell: ({ id }) => <span className="lc-mono">{id}</span> },
  {
    id: 'types',
    name: 'Types',
    width: 170,
    cell: ({ types }) => typeList(types),
    title: ({ types }) => typeList(types),
  },
  {
    id: 'lse',
    name: 'LSE ID',
    width: 84,
    cell: ({ lseId }) =>
      lseId === null ? <span className="lc-muted">–</span> : <span className="lc-mono">{lseId}</span>,
  },
]

/** The utility providers that were found, in the API's order. */
export const ProviderGrid = ({
  providers,
  selectedId,
  onSelect,
}: {
  readonly providers: readonly Provider[]
  readonly selectedId: number | null
  readonly onSelect: (id: number) => void
}) => {
  const shown = useGridColumns('lookup', columns)
  const selected = providers.findIndex(({ id }) => id === selectedId)
  return (
    <Grid
      label="Utility providers"
      columns={shown}
      rowCount={providers.length}
      getRow={(index) => providers[index]}
      rowId={(index) => providers[index]?.id ?? index}
      selected={selected < 0 ? null : selected}
      onSelect={(index) => {
        const provider = providers[index]
        if (provider) onSelect(provider.id)
      }}
    />
  )
}
