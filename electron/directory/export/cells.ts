import type { SortColumn } from '../../../shared/domain/directory'
import type { ProfileRow } from '../../../shared/domain/profile'
import { statusWords } from '../../../shared/domain/status'

/** `bare` is a number or a point in time, written as it is; `text` is what a person or a server wrote. */
export interface Cell {
  readonly kind: 'bare' | 'text'
  readonly value: string
}

const bare = (value: string): Cell => ({ kind: 'bare', value })
const text = (value: string): Cell => ({ kind: 'text', value })

/** In UTC and in the form that spreadsheets read as a date; what is no date stays a text. */
const timeOf = (at: string | null | undefined): Cell => {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(at ?? '') ?? []
  return day && time ? bare(`${day} ${time}`) : text(at ?? '')
}

const lastJobOf = ({ lastJob }: ProfileRow): string => {
  if (lastJob === undefined) return ''
  return lastJob === null ? 'never run' : statusWords(lastJob.status)
}

interface ExportColumn {
  /** As the grid calls it; a time says that it is in UTC. */
  readonly name: string
  readonly cell: (row: ProfileRow) => Cell
}

export const exportColumns: Readonly<Record<SortColumn, ExportColumn>> = {
  label: { name: 'Label', cell: ({ profile }) => text(profile?.label ?? '') },
  id: { name: 'ID', cell: ({ id }) => bare(String(id)) },
  provider: { name: 'Provider', cell: ({ profile }) => text(profile?.provider ?? '') },
  'last-job': { name: 'Last job', cell: (row) => text(lastJobOf(row)) },
  zip: { name: 'ZIP', cell: ({ profile }) => text(profile?.zipcode ?? '') },
  tags: { name: 'Tags', cell: ({ profile }) => text(profile?.tags.join(', ') ?? '') },
  created: { name: 'Created (UTC)', cell: ({ profile }) => timeOf(profile?.created) },
  read: { name: 'Read (UTC)', cell: ({ readAt }) => timeOf(readAt) },
}

/** A spreadsheet takes a text that begins so for a formula, the full-width forms and some controls included. */
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/

/** A text stays one in a spreadsheet; numbers and dates go out as they are, so that it can reckon with them. */
export const safeValue = ({ kind, value }: Cell): string =>
  kind === 'text' && formula.test(value) ? `'${value}` : value
