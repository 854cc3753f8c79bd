import { useState } from 'react'
import { AsyncSelect } from '../../../renderer/ui/async-select'
import type { GridColumn } from '../../../renderer/ui/grid/column'
import { ColumnsMenu } from '../../../renderer/ui/grid/columns-menu'
import { Grid } from '../../../renderer/ui/grid/grid'
import { useGridColumns } from '../../../renderer/ui/grid/use-grid-columns'
import {
  Detail,
  Details,
  DetailsList,
  DetailsNote,
  DetailsPart,
  DetailsText,
} from '../../../renderer/ui/details'
import { OptionList } from '../../../renderer/ui/option-list'
import { Split } from '../../../renderer/ui/split'
import { unbroken } from '../samples'
import { never, part, view } from '../story'

export default { title: 'ui/Lists' }

const nothing = (): void => undefined

interface Row {
  readonly name: string
  readonly count: number
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', name: 'Name', width: 240, grow: true, sortable: true, cell: ({ name }) => name },
  { id: 'count', name: 'Count', width: 100, align: 'end', sortable: true, cell: ({ count }) => count },
]

const many: readonly Row[] = Array.from({ length: 1000 }, (_, at) => ({ name: `CASE-${at}`, count: at }))

interface ListProps {
  readonly rows: readonly (Row | undefined)[]
  readonly chosen?: readonly number[]
}

const List = ({ rows, chosen }: ListProps) => {
  const [selected, select] = useState<number | null>(rows.length > 1 ? 1 : null)
  const shown = useGridColumns('gallery', columns)
  return (
    <>
      <ColumnsMenu columns={shown} />
      <Grid
        label="Names"
        columns={shown}
        rowCount={rows.length}
        getRow={(index) => rows[index]}
        rowId={(index) => index}
        selected={selected}
        onSelect={select}
        selection={
          chosen && {
            version: 1,
            extent: 'some',
            has: (index) => chosen.includes(index),
            toggle: nothing,
            begin: nothing,
            extend: nothing,
            all: nothing,
            clear: nothing,
          }
        }
      />
    </>
  )
}

export const GridEmpty = view(<List rows={[]} />)
export const GridFew = view(<List rows={many.slice(0, 3)} />)
export const GridMany = view(<List rows={many} />)
export const GridChosen = view(<List rows={many} chosen={[0, 2, 3]} />)
export const GridUnread = view(<List rows={[many[0], undefined, undefined, many[3]]} />)
export const GridLongWords = view(<List rows={[{ name: unbroken.repeat(3), count: 1_234_567 }]} />)

export const Options = part(
  <OptionList
    id="options"
    label="Tags"
    at={1}
    onPick={nothing}
    options={['solar', 'needs-contact', unbroken].map((key) => ({ key, content: <span>{key}</span> }))}
  />,
)

const select = {
  label: 'Utility provider',
  placeholder: 'Name or ID',
  onChange: nothing,
  why: () => 'The utility providers could not be looked up.',
}
const finder = { name: 'gallery', find: async () => [{ value: 3149, label: 'PG&E', exact: false }] }
export const SelectEmpty = part(<AsyncSelect {...select} value={null} finder={finder} />)
export const SelectFilled = part(
  <AsyncSelect {...select} value={{ value: 3149, label: 'Pacific Gas & Electric' }} finder={finder} />,
)
export const SelectWrong = part(
  <AsyncSelect {...select} value={null} finder={finder} required error="Choose a utility provider." />,
)
export const SelectSearching = part(
  <AsyncSelect {...select} autoFocus value={null} finder={{ name: 'gallery-waits', find: never }} />,
)
export const SelectLongWords = part(
  <AsyncSelect {...select} value={{ value: 1, label: unbroken.repeat(2) }} finder={finder} />,
)

const panes = { remember: 'gallery', label: 'Width of the profile', onClose: nothing }
export const SplitOne = view(<Split {...panes} main={<p>The list</p>} side={null} />)
export const SplitTwo = view(<Split {...panes} main={<p>The list</p>} side={<p>Profile 516</p>} />)

/** Everything about a row, beside its list. */
export const DetailsOfRow = view(
  <Details label="Line 7" title="Tag added" mark={<span className="lc-muted">Done</span>} onClose={nothing}>
    <DetailsText>The API carried it out.</DetailsText>
    <DetailsList>
      <Detail name="Profile">516</Detail>
      <Detail name="Path">
        <span className="lc-mono">{unbroken}</span>
      </Detail>
    </DetailsList>
    <DetailsPart title="Personal part">
      <DetailsNote>This line has none.</DetailsNote>
    </DetailsPart>
  </Details>,
)
