import { IconProgress } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import type { Bill } from '../../../shared/domain/bill'
import { isRunning } from '../../../shared/domain/job'
import { AsOf } from '../../parts/as-of'
import { FailureMessage } from '../../parts/failure-message'
import { useReach } from '../../parts/use-reach'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { BillDetails } from './bill-details'
import { BillsGrid, canOpenPdf } from './bills-grid'
import classes from './bills-tab.module.css'
import { CostChart } from './cost-chart'
import { costSeries } from './cost-series'
import { JobFilter } from './job-filter'
import { newestFirst, titleOf } from './period'
import { summaryOf } from './summary'
import { TypeFilter } from './type-filter'
import { typesOf } from './types'
import { useBillJobs, useBills } from './use-bills'

/** What the tab asks of whatever shows PDFs. */
export interface PdfSlot {
  readonly profileId: number
  /** Null while none is open: the viewer may get ready. */
  readonly billId: string | null
  readonly title: string
  readonly onClose: () => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

interface Props {
  readonly profileId: number
  /** Draws the PDF of a bill; it stays mounted, so that its viewer is loaded once. */
  readonly pdf: (slot: PdfSlot) => ReactNode
}

const none: readonly Bill[] = []
const noIds: readonly string[] = []

/** The bills of a profile by type, in figures, as a chart and as PDFs. What was chosen for one profile is not kept for another. */
export const BillsTab = (props: Props) => <BillsOfProfile key={props.profileId} {...props} />

const BillsOfProfile = ({ profileId, pdf }: Props) => {
  const [type, setType] = useState<string | null>(null)
  const [jobId, setJobId] = useState<string | null>(null)
  const [selected, select] = useState<Bill | null>(null)
  const [detailed, setDetailed] = useState(false)
  const [opened, open] = useState<Bill | null>(null)
  const billJobs = useBillJobs(profileId)
  const running = billJobs.data?.some(isRunning) ?? false
  const query = useBills(profileId, jobId, running)
  const read = query.data?.bills ?? none
  const all = useMemo(() => newestFirst(read), [read])
  const types = useMemo(() => typesOf(all), [all])
  // The last bill of a type may be gone after the list was read again.
  const shownType = types.some((one) => one.type === type) ? type : null
  const bills = useMemo(
    () => (shownType === null ? all : all.filter((bill) => bill.type === shownType)),
    [all, shownType],
  )
  const newBillIds = query.data?.newBillIds ?? noIds
  const newIds = useMemo(() => new Set(newBillIds), [newBillIds])
  const jobs = useMemo(
    () => [...new Set(read.flatMap(({ cachedJobId }) => (cachedJobId === null ? [] : [cachedJobId])))],
    [read],
  )
  const series = useMemo(
    () => (shownType === null || shownType === 'billing' ? null : costSeries(bills)),
    [bills, shownType],
  )

  const look = (bill: Bill): void => {
    select(bill)
    setDetailed(true)
  }
  const openPdf = (bill: Bill): void => {
    select(bill)
    open(bill)
    // The PDF says it all, and takes the room.
    setDetailed(false)
  }
  const withPdf = bills.filter(canOpenPdf)
  const at = withPdf.findIndex((bill) => bill.billId === opened?.billId && bill.type === opened.type)
  const step = (by: -1 | 1): (() => void) | undefined => {
    const next = at < 0 ? undefined : withPdf[at + by]
    return next && (() => openPdf(next))
  }

  const reach = useReach()
  const content = () => {
    // Those of another job say nothing of this one.
    if (query.isPending || query.isPlaceholderData)
      return <SkeletonRows rows={10} label="Reading the bills" />
    if (query.isError && !query.data) {
      return <FailureMessage error={query.error} retry={() => void query.refetch()} />
    }
    if (bills.length === 0) {
      return jobId === null ? (
        <StateMessage
          title={running ? 'No bills so far.' : 'No bills yet.'}
          advice={
            running
              ? 'A job is running: bills appear here as they are read.'
              : 'Start a job: bills appear here as they are read.'
          }
        />
      ) : (
        <StateMessage
          title={running ? 'No bills of this job so far.' : 'This job read no bills.'}
          action={{ label: 'Show all jobs', run: () => setJobId(null) }}
        />
      )
    }
    return (
      <BillsGrid
        key={shownType}
        type={shownType}
        bills={bills}
        newIds={newIds}
        selected={selected}
        onSelect={look}
        onOpenPdf={openPdf}
      />
    )
  }

  const shown = selected !== null && bills.includes(selected) ? selected : null
  return (
    <div className={classes.tab} data-pdf={opened !== null || undefined}>
      <div className={classes.bills}>
        {(all.length > 0 || jobId !== null) && (
          <div className={classes.tools}>
            <TypeFilter types={types} value={shownType} isAll={!running} onChange={setType} />
            <JobFilter profileId={profileId} named={jobs} value={jobId} onChange={setJobId} />
          </div>
        )}
        {series && <CostChart series={series} selected={selected} onSelect={look} />}
        {bills.length > 0 && (
          <p className={classes.summary}>{summaryOf(shownType, bills, running).join(' · ')}</p>
        )}
        {running && bills.length > 0 && (
          <p className={classes.running} role="status">
            <IconProgress size={13} aria-hidden />A job is running: the list is not complete yet, and is read
            again by itself.
          </p>
        )}
        <AsOf query={query} />
        {query.isError && query.data && reach?.state !== 'offline' && (
          <FailureMessage error={query.error} retry={() => void query.refetch()} />
        )}
        <div className={classes.content}>{content()}</div>
        {detailed && shown && (
          <BillDetails bill={shown} onOpenPdf={openPdf} onClose={() => setDetailed(false)} />
        )}
      </div>
      <div className={classes.pdf}>
        {pdf({
          profileId,
          billId: opened?.billId ?? null,
          title: opened === null ? 'No bill' : titleOf(opened),
          onClose: () => open(null),
          onPrevious: step(-1),
          onNext: step(1),
        })}
      </div>
    </div>
  )
}
