import { Badge, UnstyledButton } from '@mantine/core'
import { clsx } from 'clsx'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import type { ReadingsAnswers } from '../../lib/bill-readings'
import type { GridColumn } from '../../ui/grid/column'
import { Grid, type GridHandle } from '../../ui/grid/grid'
import type { GridSelection } from '../../ui/grid/grid-selection'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import { canOpenPdf, type BillRow, type Row } from './bill-rows'
import classes from './bills-tab.module.css'
import { answerOf, CheckedCell } from './checked-cell'
import { ExpectedLine } from './expected-line'
import { fieldsOf, type Field, type JobDays } from './fields'
import { titleOf } from './period'
import { SaidCell } from './said-cell'
import type { CheckedPdfs } from './use-checked-pdfs'

interface Props {
  /** Null for all types. */
  readonly type: string | null
  readonly rows: readonly Row[]
  readonly jobDays: JobDays
  /** Whether bills of several types or meters are listed. */
  readonly several: boolean
  /** Whether a PDF is open beside the list, which then shows only period and amounts. */
  readonly isBeside: boolean
  readonly today: string
  readonly newIds: ReadonlySet<string>
  /** On which day it was seen that these changed. */
  readonly changed: ReadonlyMap<Bill, string>
  /** The results of comparing PDFs. While there are none, their column is left out. */
  readonly checked: CheckedPdfs
  /** What interval data says of these bills; empty while that is compared anew. If it is null, its column is left out. */
  readonly said: ReadingsAnswers | null
  readonly selected: Row | null
  readonly selection: GridSelection
  readonly onSelect: (row: Row) => void
  readonly onOpenPdf: (bill: Bill) => void
}

const markWidthPx = 84
/** Beside a PDF each column is as wide as its usual text. */
const narrowPx: Readonly<Record<string, number>> = {
  period: 212,
  type: 84,
  usage: 116,
  cost: 88,
  total: 92,
  billDate: 96,
}
/** The columns that stay beside a PDF, by id. */
const besidePdf: ReadonlySet<string> = new Set(['period', 'type', 'usage', 'cost', 'total'])
/** Billing records have no period, so their date identifies them. */
const besidePdfOfBilling: ReadonlySet<string> = new Set(['billDate', 'total'])
/** The place of the PDF column: it can be seen without scrolling, even beside an open PDF. */
const pdfAt = 1

const checkedColumn = (checked: CheckedPdfs): GridColumn<BillRow> => ({
  id: 'checked',
  name: 'Checked',
  width: 132,
  title: ({ bill }) => `The PDF against the record: ${answerOf(checked.get(bill)).words}`,
  cell: ({ bill }) => <CheckedCell detection={checked.get(bill)} />,
})

const saidColumn = (said: ReadingsAnswers): GridColumn<BillRow> => ({
  id: 'said',
  name: 'Intervals say',
  width: 188,
  title: ({ bill }) =>
    said.get(bill)?.title ??
    (said.size > 0 ? 'Nothing was compared with this bill.' : 'It is being compared with interval data.'),
  cell: ({ bill }) => said.size > 0 && <SaidCell answer={said.get(bill)} />,
})

/** Makes a column of bills one for all rows. Rows that are not bills are a line of their own. */
const ofBills = (column: GridColumn<BillRow>): GridColumn<Row> => ({
  ...column,
  cell: (row) => (row.kind === 'bill' ? column.cell(row) : null),
  title: (row) => (row.kind === 'bill' ? column.title?.(row) : undefined),
})

const columnOf = (
  { id, name, width, align, mono, private: hidden = false, text, sent }: Field,
  first: boolean,
  isNew: (bill: Bill) => boolean,
  changed: ReadonlyMap<Bill, string>,
  markWidth: number,
): GridColumn<BillRow> => ({
  id,
  name,
  width: first ? width + markWidth : width,
  ...(align && { align }),
  hideable: !first,
  private: hidden,
  title: ({ bill, mark, unusual }) => {
    const seen = changed.get(bill)
    const words = [seen && `It changed, seen ${seen}: the details say what.`, mark?.why, unusual]
    const why = first ? words.filter(Boolean).join(' ') : ''
    return why || (sent?.(bill) ?? text(bill) ?? undefined)
  },
  cell: ({ bill, mark, unusual }) => (
    <>
      <span className={mono ? 'lc-mono' : 'lc-num'}>{text(bill) ?? <span className="lc-muted">–</span>}</span>
      {first && isNew(bill) && (
        <Badge size="xs" variant="light" className={classes.new}>
          new
        </Badge>
      )}
      {first && changed.has(bill) && (
        <Badge size="xs" variant="light" className={classes.new}>
          changed
        </Badge>
      )}
      {first && mark && (
        <Badge size="xs" variant="light" color="violet" className={classes.new}>
          {mark.name}
        </Badge>
      )}
      {first && unusual !== null && (
        <Badge size="xs" variant="light" color="yellow" className={clsx(classes.new, classes.unusual)}>
          unusual
        </Badge>
      )}
    </>
  ),
})

/**
 * The bills, in the columns of their type, and between them what is missing or late. Enter or a double click opens the
 * PDF.
 */
export const BillsGrid = (props: Props) => {
  const { type, rows, jobDays, several, isBeside, today, newIds, changed, checked, said } = props
  const { selected, selection, onSelect, onOpenPdf } = props
  const columns = useMemo(() => {
    const isNew = ({ billId }: Bill): boolean => billId !== null && newIds.has(billId)
    const pdf: GridColumn<BillRow> = {
      id: 'pdf',
      name: 'PDF',
      width: 68,
      cell: ({ bill }) =>
        canOpenPdf(bill) ? (
          <UnstyledButton
            className={classes.open}
            aria-label={`Open PDF: ${titleOf(bill)}`}
            // The focus stays on the grid, where Enter does the same.
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation()
              onOpenPdf(bill)
            }}
          >
            Open
          </UnstyledButton>
        ) : (
          <span className="lc-muted">none</span>
        ),
    }
    const billRows = rows.filter((row) => row.kind === 'bill')
    const beside = type === 'billing' ? besidePdfOfBilling : besidePdf
    const answers = [
      ...(said ? [saidColumn(said)] : []),
      ...(checked.size > 0 ? [checkedColumn(checked)] : []),
    ]
    const marksOf = ({ bill, mark, unusual }: BillRow): number =>
      [isNew(bill), changed.has(bill), mark !== null, unusual !== null].filter(Boolean).length
    const mostMarks = billRows.reduce((most, row) => Math.max(most, marksOf(row)), 0)
    return fieldsOf(
      type,
      billRows.map(({ bill }) => bill),
      jobDays,
    )
      .filter(({ id }, index) => !isBeside || index === 0 || beside.has(id))
      .map((field) =>
        isBeside ? { ...field, width: Math.min(field.width, narrowPx[field.id] ?? field.width) } : field,
      )
      .map((field, index) => columnOf(field, index === 0, isNew, changed, mostMarks * markWidthPx))
      .toSpliced(isBeside ? besidePdf.size : pdfAt, 0, ...(isBeside ? [...answers, pdf] : [pdf, ...answers]))
      .map(ofBills)
  }, [type, rows, jobDays, isBeside, newIds, changed, checked, said, onOpenPdf])
  const shown = useGridColumns(`bills:${type ?? 'all'}${isBeside ? ':pdf' : ''}`, columns)
  const wholeLine = useCallback(
    (row: Row) =>
      row.kind === 'expected' ? (
        <ExpectedLine row={row} several={several} isBeside={isBeside} today={today} />
      ) : null,
    [several, isBeside, today],
  )
  const at = selected === null ? -1 : rows.indexOf(selected)
  const grid = useRef<GridHandle>(null)
  const showSelected = useEffectEvent(() => {
    if (at >= 0) grid.current?.show(at)
  })
  // Only at first. Later the list stays where the person has scrolled it, even if more bills come.
  useEffect(() => showSelected(), [])
  return (
    <Grid
      handle={grid}
      label="Bills"
      columns={shown}
      rowCount={rows.length}
      getRow={(index) => rows[index]}
      // Not the bill's id: records of several types may share it.
      rowId={(index) => index}
      wholeLine={wholeLine}
      selected={at < 0 ? null : at}
      selection={selection}
      onSelect={(index) => {
        const row = rows[index]
        if (row) onSelect(row)
      }}
      onOpen={(index) => {
        const row = rows[index]
        if (row?.kind === 'bill' && canOpenPdf(row.bill)) onOpenPdf(row.bill)
      }}
    />
  )
}
