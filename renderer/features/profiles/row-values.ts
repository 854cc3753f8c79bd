import { rowFields, type RowField, type RowValues } from '../../../shared/domain/bulk'
import { lookupKey } from '../../../shared/domain/lookup-text'
import { isTagName } from '../../../shared/domain/tag-name'
import type { Pasted } from './pasted'

/** The columns of a pasted table from which profiles get values. */
export type ValueColumns = { readonly [field in RowField]?: number | undefined }

const headings: Readonly<Record<RowField, readonly string[]>> = {
  tag: ['tag', 'tags', 'new tag', 'add tag'],
  zipcode: ['zip', 'zipcode', 'zip code', 'zip_code', 'new zip', 'new zip code', 'postal code'],
  // A column with the name "label" names the profile itself.
  label: ['new label', 'new_label', 'rename to'],
}

/** By the headings; a column that names the profiles gives them nothing. */
export const guessedColumns = ({ rows }: Pasted, key: number): ValueColumns => {
  const names = (rows[0] ?? []).map(lookupKey)
  const placeOf = (field: RowField): number | undefined => {
    const at = names.findIndex((name, place) => place !== key && headings[field].includes(name))
    return at === -1 ? undefined : at
  }
  return { tag: placeOf('tag'), zipcode: placeOf('zipcode'), label: placeOf('label') }
}

export const fieldsOf = (columns: ValueColumns): readonly RowField[] =>
  rowFields.filter((field) => columns[field] !== undefined)

export type RowFault = 'tag' | 'zipcode' | 'label' | 'differs'

export interface WrongRow {
  /** Its number in the pasted table, from 1. */
  readonly number: number
  readonly line: string
  readonly fault: RowFault
  /** The value that is wrong; of rows that differ from each other, what they name. */
  readonly value: string
}

const maxLabel = 1000

const isRight: Readonly<Record<RowField, (value: string) => boolean>> = {
  tag: isTagName,
  zipcode: (value) => /^\d{5}$/.test(value),
  label: (value) => value.length <= maxLabel && !/[\p{Cc}\p{Surrogate}]/u.test(value),
}

interface Row {
  readonly number: number
  readonly line: string
  readonly values: RowValues
}

export interface GivenValues {
  readonly ids: Int32Array<ArrayBuffer>
  /** In the order of the ids. */
  readonly values: readonly RowValues[]
  readonly wrong: readonly WrongRow[]
  /** Rows whose profile was found, but that have no value for it. */
  readonly without: number
}

const rowOf = (cells: readonly string[], at: number, key: number, columns: ValueColumns): Row => {
  const values: { [field in RowField]?: string } = {}
  for (const field of fieldsOf(columns)) {
    const value = (cells[columns[field] ?? -1] ?? '').trim()
    if (value !== '') values[field] = value
  }
  return { number: at + 1, line: (cells[key] ?? '').trim(), values }
}

const faultOf = ({ number, line, values }: Row): WrongRow | null => {
  const fault = rowFields.find((field) => values[field] !== undefined && !isRight[field](values[field]))
  return fault === undefined ? null : { number, line, fault, value: values[fault] ?? '' }
}

const textOf = (values: RowValues): string => JSON.stringify(rowFields.map((field) => values[field] ?? null))

/**
 * What each row gives to the profile that it names (`idOf`). A row with one wrong value gives nothing, and of rows that give
 * different values to one profile none does: nobody knows which is meant.
 */
export const givenValues = (
  { rows }: Pasted,
  { key, withHeading, columns }: { key: number; withHeading: boolean; columns: ValueColumns },
  idOf: ReadonlyMap<string, number>,
): GivenValues => {
  const byId = new Map<number, Row[]>()
  const wrong: WrongRow[] = []
  let without = 0
  rows.forEach((cells, at) => {
    const row = rowOf(cells, at, key, columns)
    const id = idOf.get(row.line)
    if (id === undefined || (withHeading && at === 0)) return
    const fault = faultOf(row)
    if (fault) wrong.push(fault)
    else if (fieldsOf(columns).every((field) => row.values[field] === undefined)) without += 1
    else if (byId.has(id)) byId.get(id)?.push(row)
    else byId.set(id, [row])
  })
  const ids: number[] = []
  const values: RowValues[] = []
  for (const [id, [first, ...others]] of byId) {
    if (!first) continue
    if (others.every((other) => textOf(other.values) === textOf(first.values))) {
      ids.push(id)
      values.push(first.values)
    } else {
      wrong.push(
        ...[first, ...others].map(
          ({ number, line }) => ({ number, line, fault: 'differs', value: line }) as const,
        ),
      )
    }
  }
  return { ids: Int32Array.from(ids), values, wrong: wrong.sort((a, b) => a.number - b.number), without }
}
