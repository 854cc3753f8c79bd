import { VisuallyHidden } from '@mantine/core'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { subjectOf } from '../../../shared/domain/line-parts'
import type {
  ChangeEntry,
  ChangedRecord,
  HistoryEntry,
  JobEntry,
  LineEntry,
  RecordsEntry,
} from '../../../shared/history/history'
import { presenceIn } from '../../../shared/history/fields'
import { localTime, utcTime } from '../../lib/time'
import { JobDetail } from '../../parts/job-detail'
import { StatusChip } from '../../parts/status-chip'
import { TagChip } from '../../parts/tag-chip'
import { counted } from '../../lib/numbers'
import { Verbatim } from '../../ui/verbatim'
import classes from './history.module.css'
import {
  causeWords,
  changeTitle,
  jobCause,
  jobTitle,
  lineCause,
  lineTitle,
  moreRecords,
  periodWords,
  seriesWords,
  shownChanges,
  tagsIn,
  unreadableWords,
  type ShowFields,
  type ShownChange,
} from './words'

const Value = ({
  text,
  none,
  hidden,
}: {
  readonly text: string | null
  readonly none: string
  readonly hidden: boolean
}) =>
  text === null || text === '' ? (
    <span className="lc-muted">{text === '' ? 'empty' : none}</span>
  ) : (
    <span className={clsx('lc-num', hidden && 'lc-private')}>
      <Verbatim text={text} />
    </span>
  )

const Change = ({ name, before, after, none, private: hidden }: ShownChange) => (
  <li className={classes.change}>
    <span className={classes.name}>{name}</span>
    <Value text={before} none={none} hidden={hidden} />
    <span aria-hidden>→</span>
    <VisuallyHidden>became</VisuallyHidden>
    <Value text={after} none={none} hidden={hidden} />
  </li>
)

const Tags = ({ words, tags }: { readonly words: string; readonly tags: readonly string[] }) =>
  tags.length > 0 && (
    <li className={classes.change}>
      <span className={classes.name}>{words}</span>
      {tags.map((tag) => (
        <TagChip key={tag} name={tag} room="lines" />
      ))}
    </li>
  )

const OfReading = ({ entry }: { readonly entry: ChangeEntry }) => {
  const isThere = presenceIn(entry.fields) === null
  return (
    <>
      <p className={classes.title}>{changeTitle(entry)}</p>
      <ul className={classes.changes}>
        {shownChanges(entry).map((change) => (
          <Change key={change.name} {...change} />
        ))}
        <Tags words={isThere ? 'Removed' : 'Tags before'} tags={tagsIn(entry, 'before')} />
        <Tags words={isThere ? 'Added' : 'Tags'} tags={tagsIn(entry, 'after')} />
      </ul>
      <p className={classes.cause}>{causeWords(entry)}</p>
    </>
  )
}

interface RecordProps {
  readonly at: string
  readonly record: ChangedRecord
  readonly showFields: ShowFields
}

const Record = ({ at, record, showFields }: RecordProps) => (
  <li>
    <span className="lc-private">{seriesWords(record.name)}</span>,{' '}
    {periodWords({ ...record.name, billDate: null })}
    <ul className={classes.changes}>
      {showFields({ ...record, seenAt: at }).map((field) => (
        <Change key={field.name} {...field} none="not in the record" />
      ))}
    </ul>
  </li>
)

const OfRecords = ({
  entry,
  entry: { at, count, records },
  showFields,
}: {
  readonly entry: RecordsEntry
  readonly showFields: ShowFields
}) => (
  <>
    <p className={classes.title}>{counted(count, 'record')} of the bills changed</p>
    <ul className={classes.changes}>
      {records.map((record, place) => (
        <Record key={place} at={at} record={record} showFields={showFields} />
      ))}
    </ul>
    {moreRecords(entry) && <p className={classes.cause}>{moreRecords(entry)}</p>}
  </>
)

const OfJob = ({ entry, entry: { job } }: { readonly entry: JobEntry }) => (
  <>
    <p className={classes.title}>
      {jobTitle(job.mode)} <StatusChip status={job.status} finished={job.finished} />
    </p>
    {job.detail && (
      <p className={classes.cause}>
        <JobDetail detail={job.detail} />
      </p>
    )}
    <p className={classes.cause}>
      {jobCause(entry)} <span className="lc-mono">{job.jobId}</span>
    </p>
  </>
)

const OfLine = ({ entry }: { readonly entry: LineEntry }) => {
  const subject = subjectOf(entry.line)
  return (
    <>
      <p className={classes.title}>
        {lineTitle(entry)}
        {subject !== '' && (
          <>
            :{' '}
            <span className="lc-private">
              <Verbatim text={subject} />
            </span>
          </>
        )}
      </p>
      <p className={classes.cause}>{lineCause(entry)}</p>
    </>
  )
}

const contentOf = (entry: HistoryEntry, showFields: ShowFields): ReactNode => {
  switch (entry.kind) {
    case 'change':
      return <OfReading entry={entry} />
    case 'records':
      return <OfRecords entry={entry} showFields={showFields} />
    case 'job':
      return <OfJob entry={entry} />
    case 'line':
      return <OfLine entry={entry} />
    case 'unreadable':
      return <p className={classes.title}>{unreadableWords}</p>
  }
}

/** One thing that was seen or done, at its time of day. */
export const EntryLine = ({
  entry,
  showFields,
}: {
  readonly entry: HistoryEntry
  readonly showFields: ShowFields
}) => (
  <li className={classes.entry} data-kind={entry.kind}>
    <time className={classes.time} dateTime={entry.at} title={utcTime(entry.at) ?? undefined}>
      {localTime(entry.at)?.slice('YYYY-MM-DD '.length) ?? 'unknown'}
    </time>
    <div className={classes.what}>{contentOf(entry, showFields)}</div>
  </li>
)
