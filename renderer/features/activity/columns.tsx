import { actionWords, type LoggedLine } from '../../../shared/domain/activity'
import { subjectOf } from '../../../shared/domain/line-parts'
import { idWidth, type GridColumn } from '../../ui/grid/column'
import { TimeAgo } from '../../ui/time-ago'
import { OutcomeMark } from './outcome-mark'
import { unreadable, type Row } from './use-lines'
import { isForgotten } from './words'

const of =
  <T,>(take: (line: LoggedLine) => T) =>
  (row: Row): T | null =>
    row === unreadable ? null : take(row)

const textOf = (take: (line: LoggedLine) => string | undefined) => (row: Row) =>
  row === unreadable ? undefined : take(row)

const aboutOf = (line: LoggedLine): string =>
  [line.personal?.['label'], subjectOf(line)].filter(Boolean).join(' · ')

const columns: readonly GridColumn<Row>[] = [
  {
    id: 'at',
    name: 'When',
    width: 146,
    hideable: false,
    cell: (row) =>
      row === unreadable ? (
        <span className="lc-muted">does not open</span>
      ) : (
        <TimeAgo at={row.at} show="absolute" />
      ),
  },
  { id: 'action', name: 'What', width: 136, cell: of(({ action }) => actionWords[action]) },
  {
    id: 'outcome',
    name: 'Outcome',
    width: 94,
    cell: of(({ outcome }) => <OutcomeMark outcome={outcome} />),
  },
  {
    id: 'profile',
    name: 'Profile',
    width: idWidth,
    cell: of(({ profileId }) => <span className="lc-mono">{profileId}</span>),
  },
  {
    id: 'about',
    name: 'Label, tag, field, reason',
    width: 88,
    grow: true,
    private: true,
    cell: of((line) => (isForgotten(line) ? <span className="lc-muted">forgotten</span> : aboutOf(line))),
    title: textOf((line) => aboutOf(line) || undefined),
  },
  {
    id: 'subject',
    name: 'Tag, field, reason',
    width: 140,
    grow: true,
    private: true,
    cell: of((line) => (isForgotten(line) ? <span className="lc-muted">forgotten</span> : subjectOf(line))),
    title: textOf((line) => subjectOf(line) || undefined),
  },
  { id: 'who', name: 'By', width: 60, cell: of(({ who }) => who), title: textOf(({ who }) => who) },
  {
    id: 'seq',
    name: 'Line',
    width: 62,
    align: 'end',
    cell: of(({ seq }) => <span className="lc-num">{seq}</span>),
  },
]

/** The columns for a single profile, whose number and label would be the same in every row. */
export const logColumns = columns.filter(({ id }) => id !== 'subject')
/** The columns beside the details of a line, in a window without space for all. The details show the rest. */
export const briefColumns = logColumns.filter(({ id }) => id !== 'who' && id !== 'seq')
export const profileColumns = columns.filter(({ id }) => id !== 'profile' && id !== 'about')
