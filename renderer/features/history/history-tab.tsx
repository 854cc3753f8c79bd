import { Button, Select } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState } from 'react'
import { historyKinds, sourceOf, type HistoryKind } from '../../../shared/history/history'
import { ExportMenu } from '../../parts/export-menu'
import { FailureMessage } from '../../parts/failure-message'
import { StateMessage } from '../../parts/state-message'
import { useMinute } from '../../lib/use-minute'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { AsOfPanel } from './as-of-panel'
import { EntryLine } from './entry-line'
import classes from './history.module.css'
import { useExportHistory } from './use-export'
import { useHistory, useHistoryEvents } from './use-history'
import { beginningWords, daysOf, kindNames, type ShowFields } from './words'

interface Props {
  readonly connectionId: string
  readonly profileId: number
  /** The changed fields of a record, as the bills show them. */
  readonly showFields: ShowFields
  /** For a profile that is not there any more: nothing is shown where nothing was seen of it. */
  readonly ifAny?: boolean
}

const choices = historyKinds.map((value) => ({ value, label: kindNames[value] }))

/** What this console saw of a profile and did with it, day by day, and how it was on one of them. */
export const HistoryTab = (props: Props) => <OfProfile key={props.profileId} {...props} />

const OfProfile = ({ connectionId, profileId, showFields, ifAny = false }: Props) => {
  const [kind, setKind] = useState<HistoryKind | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const kinds = kind === null ? historyKinds : [kind]
  const query = useHistory(connectionId, profileId, kinds)
  const { save, saving } = useExportHistory({ connectionId, profileId, kinds }, showFields)
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
        <ExportMenu
          what={kind === null ? 'the history' : 'what is shown'}
          disabled={!query.data || isEmpty}
          busy={saving}
          onExport={save}
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
      {start && !query.hasNextPage && <p className={classes.beginning}>{beginningWords(start)}</p>}
    </div>
  )
}
