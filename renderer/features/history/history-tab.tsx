import { Button, Select } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { historyKinds, sourceOf, type HistoryKind, type HistoryStart } from '../../../shared/history/history'
import { FailureMessage } from '../../parts/failure-message'
import { StateMessage } from '../../parts/state-message'
import { localTime } from '../../lib/time'
import { useMinute } from '../../lib/use-minute'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { AsOfPanel } from './as-of-panel'
import { EntryLine } from './entry-line'
import classes from './history.module.css'
import { useHistory, useHistoryEvents } from './use-history'
import { daysOf, kindNames, type ShowFields } from './words'

interface Props {
  readonly profileId: number
  /** The changed fields of a record, as the bills show them. */
  readonly showFields: ShowFields
  /** For a profile that is not there any more: nothing is shown where nothing was seen of it. */
  readonly ifAny?: boolean
}

const choices = historyKinds.map((value) => ({ value, label: kindNames[value] }))

const Beginning = ({ firstSeen, knownFrom, billsFrom }: HistoryStart) => {
  const of = (at: string): string => localTime(at) ?? at
  if (knownFrom === null && billsFrom === null)
    return <p className={classes.beginning}>Of the profile itself nothing is known here.</p>
  return (
    <p className={classes.beginning}>
      {firstSeen !== null && `First seen on ${of(firstSeen)}. `}
      {knownFrom !== null && knownFrom !== firstSeen && `What changes is known since ${of(knownFrom)}. `}
      {billsFrom !== null && `Its bills are known since ${of(billsFrom)}.`}
    </p>
  )
}

/** What this console saw of a profile and did with it, day by day, and how it was on one of them. */
export const HistoryTab = (props: Props) => <OfProfile key={props.profileId} {...props} />

const OfProfile = ({ profileId, showFields, ifAny = false }: Props) => {
  const [kind, setKind] = useState<HistoryKind | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const query = useHistory(profileId, kind === null ? historyKinds : [kind])
  useHistoryEvents(profileId)
  const now = useMinute()

  const pages = query.data?.pages ?? []
  const entries = pages.flatMap((page) => page.entries)
  const start = pages[0]?.start
  const isEmpty = entries.length === 0 && !query.hasNextPage
  if (ifAny && kind === null && isEmpty && !start?.knownFrom && !start?.billsFrom) return null
  return (
    <div className={classes.tab}>
      <div className={classes.tools}>
        <DateInput
          aria-label="As it was on"
          placeholder="As it was on …"
          valueFormat="YYYY-MM-DD"
          size="xs"
          w={150}
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the day' }}
          maxDate={new Date(now)}
          value={day}
          onChange={setDay}
        />
        <Select
          aria-label="What is shown"
          placeholder="Everything"
          w={190}
          clearable
          data={choices}
          value={kind}
          onChange={setKind}
        />
      </div>
      {day !== null && <AsOfPanel profileId={profileId} day={day} />}
      {query.isPending && <SkeletonRows rows={6} label="Reading the history" />}
      {query.isError && !query.data && (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      )}
      {query.data && isEmpty && (
        <StateMessage
          title="Nothing has been seen to change."
          advice="Every reading of the profile and of its bills is compared with the one before. What differs is listed here, with its jobs and with what was done from here."
        />
      )}
      {daysOf(entries).map(([date, its]) => (
        <div key={date}>
          <h3 className={classes.day}>
            <time dateTime={date}>{date}</time>
          </h3>
          <ol className={classes.entries} aria-label={date}>
            {its.map((entry) => (
              <EntryLine key={`${sourceOf(entry)} ${entry.n}`} entry={entry} showFields={showFields} />
            ))}
          </ol>
        </div>
      ))}
      {query.hasNextPage && (
        <Button
          variant="default"
          className={classes.older}
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Older
        </Button>
      )}
      {query.isFetchNextPageError && (
        <FailureMessage error={query.error} retry={() => void query.fetchNextPage()} />
      )}
      {start && !query.hasNextPage && <Beginning {...start} />}
    </div>
  )
}
