import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { RowField, RowValues, UnmatchedLines } from '../../../shared/domain/bulk'
import type { ListResolution } from '../../../shared/domain/directory'
import { count, counted } from '../../lib/numbers'
import { DialogFoot } from '../../ui/dialog-foot'
import { Notice } from '../../ui/notice'
import classes from './paste-list.module.css'
import { ListFindings } from './list-findings'
import { unmatchedOf, type Pasted } from './pasted'
import type { Ids } from './profile-list'
import type { Scope } from './persisted-scope'
import { fieldsOf, givenValues, type ValueColumns } from './row-values'
import { WrongRows } from './wrong-rows'

/** What the rows of a pasted table give to the profiles that they name. */
export interface ValuesToSet {
  readonly ids: Ids
  /** In the order of the ids. */
  readonly values: readonly RowValues[]
  readonly fields: readonly RowField[]
  readonly unmatched: UnmatchedLines | null
}

interface Props {
  readonly table: { readonly pasted: Pasted; readonly key: number; readonly withHeading: boolean }
  /** Null if the table is only a list of profiles. */
  readonly columns: ValueColumns | null
  /** The name of the column that names the profiles. */
  readonly name: string
  readonly data: ListResolution
  readonly empty: readonly number[]
  readonly busy: boolean
  readonly onLookAgain: () => void
  readonly onBack: () => void
  readonly onClose: () => void
  readonly onShow: (scope: Scope) => void
  readonly onValues: (values: ValuesToSet) => void
}

type Chosen = ReadonlyMap<string, number>

/** The profile of each line that names one, by itself or by the person's choice. */
const idsByLine = ({ named, ambiguous }: ListResolution, chosen: Chosen): ReadonlyMap<string, number> =>
  new Map([
    ...named.map(({ line, id }) => [line, id] as const),
    ...ambiguous.flatMap(({ line }) => {
      const id = chosen.get(line)
      return id === undefined ? [] : [[line, id] as const]
    }),
  ])

const useGiven = ({ table, columns, data }: Pick<Props, 'table' | 'columns' | 'data'>, chosen: Chosen) => {
  const { pasted, key, withHeading } = table
  return useMemo(
    () => columns && givenValues(pasted, { key, withHeading, columns }, idsByLine(data, chosen)),
    [pasted, key, withHeading, columns, data, chosen],
  )
}

/** What the lines of a pasted table name, and what can be done with it. */
export const PasteFound = (props: Props) => {
  const { table, columns, name, data, empty, busy, onLookAgain, onBack, onClose, onShow, onValues } = props
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const given = useGiven(props, chosen)
  const ids = Int32Array.from(new Set(idsByLine(data, chosen).values()))
  const isWrongColumn = table.pasted.columns > 1 && data.found.length === 0 && data.ambiguous.length === 0
  const show = (): void =>
    onShow({ name: `Pasted list of ${count(ids.length)}`, ids, unmatched: unmatchedOf(data, chosen) })
  const set = (): void => {
    if (!given || !columns || given.ids.length === 0) return
    const { ids: those, values } = given
    onValues({ ids: those, values, fields: fieldsOf(columns), unmatched: unmatchedOf(data, chosen) })
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (given) set()
        else if (ids.length > 0) show()
      }}
    >
      {isWrongColumn && (
        <Notice
          title={`No profile was found for “${name}”.`}
          actions={
            <Button variant="default" onClick={onBack}>
              Choose another column
            </Button>
          }
        >
          Another column may name the profiles.
        </Notice>
      )}
      <ListFindings
        resolution={data}
        empty={empty}
        chosen={chosen}
        busy={busy}
        onLookAgain={onLookAgain}
        onChoose={(line, id) => {
          const next = new Map(chosen)
          if (id === null) next.delete(line)
          else next.set(line, id)
          setChosen(next)
        }}
      />
      {given && given.without > 0 && (
        <p className="lc-muted">{counted(given.without, 'row')} without a value to set</p>
      )}
      {given && given.wrong.length > 0 && <WrongRows rows={given.wrong} />}
      <DialogFoot>
        <Button variant="default" className={classes.back} onClick={onBack}>
          Back to the list
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type={given ? 'button' : 'submit'}
          variant={given ? 'default' : 'filled'}
          disabled={ids.length === 0}
          autoFocus={!given}
          {...(given && { onClick: show })}
        >
          Show {ids.length === 1 ? 'this profile' : `these ${counted(ids.length, 'profile')}`}
        </Button>
        {given && (
          <Button type="submit" disabled={given.ids.length === 0} autoFocus>
            Preview the values of {counted(given.ids.length, 'profile')}
          </Button>
        )}
      </DialogFoot>
    </form>
  )
}
