import { memo } from 'react'
import type { TriageMover } from '../../../../shared/domain/triage'
import { soFar } from '../../../lib/numbers'
import { MoverIcon } from '../../../parts/mover-icon'
import type { ShownColumn } from '../../../ui/grid/use-grid-columns'
import { moverWords } from '../common/words'
import type { CaseRow } from './columns'
import { flexOf } from './column-heads'
import classes from './queue-list.module.css'

/** The head of a group: whose move it is. */
export const GroupHead = ({
  mover,
  count: number,
  isAll,
}: {
  readonly mover: TriageMover | 'running'
  readonly count: number
  /** Whether no more cases can turn up. */
  readonly isAll: boolean
}) => (
  <span className={classes.mover} data-mover={mover}>
    <MoverIcon mover={mover} />
    {moverWords[mover]} · {soFar(number, isAll || mover === 'running')}
    {mover === 'running' && <span className={classes.hint}>stay here until their answer is read</span>}
  </span>
)

interface Props extends CaseRow {
  readonly columns: readonly ShownColumn<CaseRow>[]
}

const PlainCaseCells = ({ columns, ...row }: Props) => (
  <>
    <span className={classes.mark} data-mover={row.item?.mover}>
      {row.item && <MoverIcon mover={row.item.mover} />}
    </span>
    {columns.map((column) => (
      <span
        key={column.id}
        className={classes.cell}
        data-align={column.align}
        style={{ flex: flexOf(column) }}
      >
        {column.cell(row)}
      </span>
    ))}
  </>
)

/** The cells of a row of the queue. They are rendered again only when the case changes. */
export const CaseCells = memo(PlainCaseCells)
