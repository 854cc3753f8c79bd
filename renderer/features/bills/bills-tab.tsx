import { useMediaQuery } from '@mantine/hooks'
import { IconProgress } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { coverageOf, type SeriesCoverage } from '../../../shared/coverage/coverage'
import type { Bill } from '../../../shared/domain/bill'
import { changesByRecord, type BillChange, type RecordChange } from '../../../shared/domain/bill-change'
import type { SeriesMonth } from '../../../shared/domain/coverage'
import { isRunning } from '../../../shared/domain/job'
import { AsOf } from '../../parts/as-of'
import { useProfileFocus } from '../../parts/profile-focus'
import { FailureMessage } from '../../parts/failure-message'
import { useReach } from '../../parts/use-reach'
import { useReadAt } from '../../parts/use-read-at'
import type { RenderReadings } from '../../lib/bill-readings'
import { localDay } from '../../lib/time'
import { Split } from '../../ui/split'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { changedFields, lateChanges } from './bill-changes'
import { BillDetails } from './bill-details'
import { BillsGrid } from './bills-grid'
import classes from './bills-tab.module.css'
import { CheckAll } from './check-all'
import { rowAgain, rowOfMonth, rowOfPeriod, rowsOf, type Row } from './bill-rows'
import { billBefore, dueOf } from './due'
import { ExportBills } from './export-bills'
import { JobFilter } from './job-filter'
import { LoginBeside, LoginMenu } from './login-menu'
import { NoBills } from './no-bills'
import { periodRecords } from './period-records'
import { pinOfRow } from './pinned-period'
import { SeriesFilter } from './series-filter'
import { summaryOf } from './summary'
import { SummaryLine } from './summary-line'
import { Timeline } from './timeline'
import { TotalsBar } from './totals-bar'
import { TypeFilter } from './type-filter'
import { useCheckedPdfs } from './use-checked-pdfs'
import { useBillChanges, useBillJobs, useBills, useJobDays } from './use-bills'
import { useSelectedRows } from './use-selected-rows'
import { useNarrowed } from './use-narrowed'
import { useSaid } from './use-said'
import { useOpenedPdf, type PdfSlot } from './use-opened-pdf'

interface Props {
  readonly profileId: number
  /** The row that is selected at first. */
  readonly wanted?: SeriesMonth | null
  /** Renders the PDF of a bill. It stays mounted, so that its viewer is only loaded once. */
  readonly pdf: (slot: PdfSlot) => ReactNode
  /** Renders the comparison with interval data. */
  readonly readings?: RenderReadings
}

const none: readonly Bill[] = []

const withoutExpected = (series: SeriesCoverage): SeriesCoverage => ({
  ...series,
  periods: series.periods.filter(({ state }) => state === 'here'),
  end: null,
})

/** The width of a page in letter format at 80 %, with the margin that pdf.js adds, in pixels. */
const pdfWidth = 716

const noIds: readonly string[] = []
const noRows: readonly Row[] = []
const noChanges: readonly BillChange[] = []
const noneOfRecord: readonly RecordChange[] = []

const jobsNamedBy = (bills: readonly Bill[]): readonly string[] => [
  ...new Set(bills.flatMap(({ cachedJobId }) => (cachedJobId === null ? [] : [cachedJobId]))),
]

interface NoticesProps {
  readonly query: ReturnType<typeof useBills>
  /** Whether a job is running that may bring more bills. */
  readonly running: boolean
  /** Whether all is shown although a part of the login was chosen. */
  readonly isWidened: boolean
  /** The sums of what is listed; null if nothing is. */
  readonly summary: ReturnType<typeof summaryOf> | null
}

/** The sums of the list, how current and how complete it is, and whether it has what was chosen. */
const Notices = ({ query, running, isWidened, summary }: NoticesProps) => {
  const reach = useReach()
  return (
    <>
      {summary && (
        <p className={classes.summary}>
          <SummaryLine parts={summary} />
        </p>
      )}
      {running && (
        <p className={classes.running} role="status">
          <IconProgress size={13} aria-hidden />A job is running: the list is not complete yet, and updates by
          itself.
        </p>
      )}
      {isWidened && (
        <p className={classes.summary} role="status">
          The part of the login that you chose has no records in this list: everything is shown.
        </p>
      )}
      <AsOf query={query} />
      {query.isError && query.data && reach?.state !== 'offline' && (
        <FailureMessage error={query.error} retry={() => void query.refetch()} />
      )}
    </>
  )
}

/**
 * The bills of a profile by type, as a list, as a chart and as PDFs. Choices are not kept when another profile is
 * shown.
 */
export const BillsTab = (props: Props) => <BillsOfProfile key={props.profileId} {...props} />

/** The records of a profile, or of one job, and what of them should be there by the day on which they were read. */
const useListed = (profileId: number, jobId: string | null, running: boolean) => {
  const query = useBills(profileId, jobId, running)
  const listed = query.data?.bills ?? none
  // While the bills of another job are still shown, nothing is known about this one.
  const read = query.isPlaceholderData ? none : listed
  const readAt = useReadAt(query)
  // Judged by the day on which the bills were read, because later ones are not known.
  const today = localDay(new Date(readAt).toISOString()) ?? ''
  const all = useMemo(() => {
    const coverage = coverageOf(read, today)
    // The bills of a single job do not show what is missing.
    return jobId === null ? coverage : coverage.map(withoutExpected)
  }, [read, today, jobId])
  return { query, listed, today, all }
}

const BillsOfProfile = ({ profileId, wanted = null, pdf, readings }: Props) => {
  const [jobId, setJobId] = useState<string | null>(null)
  const [selected, select] = useState<Row | null>(null)
  const [detailed, setDetailed] = useState(wanted !== null)
  const billJobs = useBillJobs(profileId)
  const jobDays = useJobDays(profileId)
  const running = billJobs.data?.some(isRunning) ?? false
  const { query, listed, today, all } = useListed(profileId, jobId, running)
  const narrowed = useNarrowed(all, listed)
  const { coverage, bills, ofType, shownType } = narrowed
  const rows = useMemo(() => rowsOf(bills, coverage), [bills, coverage])
  const newBillIds = query.data?.newBillIds ?? noIds
  const newIds = useMemo(() => new Set(newBillIds), [newBillIds])
  const changes = useBillChanges(profileId, query.dataUpdatedAt)
  const changesOf = useMemo(() => changesByRecord(listed, changes.data ?? noChanges), [listed, changes.data])
  const changed = useMemo(() => lateChanges(changesOf, today), [changesOf, today])
  const jobs = useMemo(() => jobsNamedBy(listed), [listed])

  // Another reading or another filter makes new row objects for the same bills.
  const current = selected ? rowAgain(rows, selected) : wanted && rowOfMonth(rows, coverage, wanted)
  const chosen = useSelectedRows(rows)
  const toCopy = chosen.rows.length > 0 ? chosen.rows : current ? [current] : noRows
  const rowOf = (bill: Bill): Row | null =>
    rows.find((row) => row.kind === 'bill' && row.bill === bill) ?? null
  const { pin } = useProfileFocus()
  const look = (row: Row | null): void => {
    select(row)
    setDetailed(row?.kind === 'bill')
    pin(row && pinOfRow(row, coverage))
  }
  const viewer = useOpenedPdf(profileId, rows, listed, (bill) => {
    select(rowOf(bill))
    // The PDF shows everything, and needs the space.
    setDetailed(false)
  })

  // With a single series there is nothing to choose.
  const tree = all.length > 1 ? narrowed.tree : null
  const isTreeBeside = useMediaQuery('(min-width: 1360px)') && !viewer.isOpen
  const pdfs = useCheckedPdfs(listed, bills)
  const { said, hear } = useSaid()
  const content = () => {
    if (query.isPending || query.isPlaceholderData)
      return <SkeletonRows rows={10} label="Reading the bills" />
    if (query.isError && !query.data) {
      return <FailureMessage error={query.error} retry={() => void query.refetch()} />
    }
    if (bills.length === 0) {
      return <NoBills running={running} onAllJobs={jobId === null ? null : () => setJobId(null)} />
    }
    return (
      <BillsGrid
        key={shownType}
        type={shownType}
        rows={rows}
        jobDays={jobDays}
        several={coverage.length > 1}
        isBeside={viewer.isOpen}
        today={today}
        newIds={newIds}
        changed={changed}
        checked={pdfs.checked}
        said={said}
        selected={current}
        selection={chosen.grid}
        onSelect={look}
        onOpenPdf={viewer.open}
      />
    )
  }

  const shown = current?.kind === 'bill' ? current.bill : null
  return (
    <div className={classes.tab}>
      <Split
        remember="bills-pdf"
        label="Width of the PDF"
        sideWidth={pdfWidth}
        minMain={300}
        minSide={360}
        isOpen={viewer.isOpen}
        isWide={viewer.slot.isWide}
        onClose={viewer.slot.onClose}
        main={
          <LoginBeside tree={isTreeBeside ? tree : null}>
            {(listed.length > 0 || jobId !== null) && (
              <div className={classes.tools}>
                {tree && !isTreeBeside && <LoginMenu {...tree} />}
                <TypeFilter
                  types={narrowed.types}
                  value={shownType}
                  isAll={!running}
                  onChange={narrowed.setType}
                />
                <div className={classes.toolsEnd}>
                  <JobFilter profileId={profileId} named={jobs} value={jobId} onChange={setJobId} />
                  <CheckAll pdfs={pdfs} />
                  {readings?.({ profileId, bills: listed, onAnswers: hear })}
                  <ExportBills profileId={profileId} rows={rows} toCopy={toCopy} all={listed} />
                </div>
              </div>
            )}
            {ofType.length > 1 && shownType !== null && (
              <SeriesFilter
                coverage={ofType}
                value={coverage.length === 1 ? narrowed.key : null}
                onChange={narrowed.setKey}
              />
            )}
            {bills.length > 0 && !query.isPlaceholderData && (
              <Timeline
                coverage={coverage}
                today={today}
                selected={current}
                onSelect={(point) => look(rowOfPeriod(rows, point.period))}
              />
            )}
            <Notices
              query={query}
              running={running && bills.length > 0}
              isWidened={narrowed.isWidened && bills.length > 0}
              summary={bills.length > 0 ? summaryOf(shownType, bills, coverage, running) : null}
            />
            <div className={classes.content}>{content()}</div>
            {chosen.rows.length > 0 && (
              <TotalsBar rows={chosen.rows} coverage={coverage} onClear={chosen.clear} />
            )}
            {detailed && shown && (
              <BillDetails
                bill={shown}
                jobDays={jobDays}
                due={dueOf(shown, listed, billBefore(shown, all))}
                changed={changes.isError ? null : changedFields(changesOf.get(shown) ?? noneOfRecord)}
                records={periodRecords(shown, all, jobDays)}
                onOpenPdf={viewer.open}
                onClose={() => setDetailed(false)}
              />
            )}
          </LoginBeside>
        }
        side={pdf({
          ...viewer.slot,
          examining: pdfs.examining,
          onChecked: ({ bill }, detection) => pdfs.keep(bill, detection),
        })}
      />
    </div>
  )
}
