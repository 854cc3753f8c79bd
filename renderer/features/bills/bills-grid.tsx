import { Badge, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import type { GridColumn } from '../../ui/grid/column'
import { Grid } from '../../ui/grid/grid'
import { useGridColumns } from '../../ui/grid/use-grid-columns'
import classes from './bills-tab.module.css'
import { fieldsOf, type Field } from './fields'
import { titleOf } from './period'

interface Props {
  /** Null for all types. */
  readonly type: string | null
  readonly bills: readonly Bill[]
  readonly newIds: ReadonlySet<string>
  readonly selected: Bill | null
  readonly onSelect: (bill: Bill) => void
  readonly onOpenPdf: (bill: Bill) => void
}

/** A PDF is asked for by the bill's id: without one it cannot be. */
export const canOpenPdf = (bill: Bill): boolean => bill.hasPdf && bill.billId !== null

const markWidth = 48
/** The PDF stands where it is seen without scrolling, beside a PDF that is open too. */
const pdfAt = 1

const columnOf = (
  { id, name, width, align, mono, private: hidden = false, text }: Field,
  first: boolean,
  isNew: (bill: Bill) => boolean,
  anyNew: boolean,
): GridColumn<Bill> => ({
  id,
  name,
  width: first && anyNew ? width + markWidth : width,
  ...(align && { align }),
  hideable: !first,
  private: hidden,
  title: (bill) => text(bill) ?? undefined,
  cell: (bill) => (
    <>
      <span className={mono ? 'lc-mono' : 'lc-num'}>{text(bill) ?? <span className="lc-muted">–</span>}</span>
      {first && isNew(bill) && (
        <Badge size="xs" variant="light" className={classes.new}>
          new
        </Badge>
      )}
    </>
  ),
})

/** Bills in the columns that fit their type. Enter or a double click opens the PDF. */
export const BillsGrid = ({ type, bills, newIds, selected, onSelect, onOpenPdf }: Props) => {
  const columns = useMemo(() => {
    const isNew = ({ billId }: Bill): boolean => billId !== null && newIds.has(billId)
    const pdf: GridColumn<Bill> = {
      id: 'pdf',
      name: 'PDF',
      width: 68,
      cell: (bill) =>
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
    const anyNew = bills.some(isNew)
    return fieldsOf(type, bills)
      .map((field, index) => columnOf(field, index === 0, isNew, anyNew))
      .toSpliced(pdfAt, 0, pdf)
  }, [type, bills, newIds, onOpenPdf])
  const shown = useGridColumns(`bills:${type ?? 'all'}`, columns)
  const at = selected === null ? -1 : bills.indexOf(selected)
  const withBill = (act: (bill: Bill) => void) => (index: number) => {
    const bill = bills[index]
    if (bill) act(bill)
  }
  return (
    <Grid
      label="Bills"
      columns={shown}
      rowCount={bills.length}
      getRow={(index) => bills[index]}
      // Records of several types may share a bill's id.
      rowId={(index) => `${bills[index]?.billId ?? ''}-${bills[index]?.type ?? ''}-${index}`}
      selected={at < 0 ? null : at}
      onSelect={withBill(onSelect)}
      onOpen={withBill((bill) => {
        if (canOpenPdf(bill)) onOpenPdf(bill)
      })}
    />
  )
}
