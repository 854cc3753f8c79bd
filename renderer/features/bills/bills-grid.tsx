import { Badge, UnstyledButton } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import type { GridColumn } from '../../ui/grid/column'
import { Grid } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import type { BillRow, Row } from './bill-rows'
import classes from './bills-tab.module.css'
import { ExpectedLine } from './expected-line'
import { fieldsOf, type Field, type JobDays } from './fields'
import { titleOf } from './period'

interface Props {
  /** Null for all types. */
  readonly type: string | null
  readonly rows: readonly Row[]
  readonly jobDays: JobDays
  /** Whether bills of several types or meters are listed. */
  readonly several: boolean
  readonly today: string
  readonly newIds: ReadonlySet<string>
  readonly selected: Row | null
  readonly onSelect: (row: Row) => void
  readonly onOpenPdf: (bill: Bill) => void
}

/** A PDF is asked for by the bill's id: without one it cannot be. */
export const canOpenPdf = (bill: Bill): boolean => bill.hasPdf && bill.billId !== null

const markWidthPx = 84
/** The PDF stands where it is seen without scrolling, beside a PDF that is open too. */
const pdfAt = 1

/** Of a column, for the rows that are bills: the others are a line of their own. */
const ofBills = (column: GridColumn<BillRow>): GridColumn<Row> => ({
  ...column,
  cell: (row) => (row.kind === 'bill' ? column.cell(row) : null),
  title: (row) => (row.kind === 'bill' ? column.title?.(row) : undefined),
})

const columnOf = (
  { id, name, width, align, mono, private: hidden = false, text, sent }: Field,
  first: boolean,
  isNew: (bill: Bill) => boolean,
  anyMark: boolean,
): GridColumn<BillRow> => ({
  id,
  name,
  width: first && anyMark ? width + markWidthPx : width,
  ...(align && { align }),
  hideable: !first,
  private: hidden,
  title: ({ bill, mark }) => (first ? mark?.why : undefined) ?? sent?.(bill) ?? text(bill) ?? undefined,
  cell: ({ bill, mark }) => (
    <>
      <span className={mono ? 'lc-mono' : 'lc-num'}>{text(bill) ?? <span className="lc-muted">–</span>}</span>
      {first && isNew(bill) && (
        <Badge size="xs" variant="light" className={classes.new}>
          new
        </Badge>
      )}
      {first && mark && (
        <Badge size="xs" variant="light" color="violet" className={classes.new}>
          {mark.name}
        </Badge>
      )}
    </>
  ),
})

/**
 * Bills in the columns that fit their type, and between them what is missing or late. Enter or a double click opens the
 * PDF.
 */
export const BillsGrid = (props: Props) => {
  const { type, rows, jobDays, several, today, newIds, selected, onSelect, onOpenPdf } = props
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
    const anyMark = billRows.some(({ bill, mark }) => mark !== null || isNew(bill))
    return fieldsOf(
      type,
      billRows.map(({ bill }) => bill),
      jobDays,
    )
      .map((field, index) => columnOf(field, index === 0, isNew, anyMark))
      .toSpliced(pdfAt, 0, pdf)
      .map(ofBills)
  }, [type, rows, jobDays, newIds, onOpenPdf])
  const shown = useGridColumns(`bills:${type ?? 'all'}`, columns)
  const wholeLine = useCallback(
    (row: Row) =>
      row.kind === 'expected' ? <ExpectedLine row={row} several={several} today={today} /> : null,
    [several, today],
  )
  const at = selected === null ? -1 : rows.indexOf(selected)
  return (
    <Grid
      label="Bills"
      columns={shown}
      rowCount={rows.length}
      getRow={(index) => rows[index]}
      // Records of several types may share a bill's id.
      rowId={(index) => index}
      wholeLine={wholeLine}
      selected={at < 0 ? null : at}
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
