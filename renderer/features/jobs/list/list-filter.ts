import { z } from 'zod'
import type { JobFilter, JobMode } from '../../../../shared/domain/job'
import { movers, statusesOf, type Mover } from '../../../../shared/domain/status'
import type { Choice } from '../../../ui/async-select'

/** The filters of the list of jobs; null means all. */
export interface ListView {
  readonly mover: Mover | null
  /** A status code, or `unknownStatus`. */
  readonly status: string | null
  readonly mode: JobMode | null
  readonly provider: Choice | null
  /** Jobs that ended within this number of days, today included. */
  readonly days: number | null
}

export const listView: z.ZodType<ListView> = z.object({
  mover: z.enum(movers).nullable(),
  status: z.string().nullable(),
  mode: z.enum(['bill', 'interval']).nullable(),
  provider: z.object({ value: z.int(), label: z.string() }).nullable(),
  days: z.int().positive().nullable(),
})

export const wholeList: ListView = { mover: null, status: null, mode: null, provider: null, days: 7 }

/** Stands for all ends that the document does not name. */
export const unknownStatus = 'unknown'

export const isNarrowed = ({ mover, status, mode, provider }: ListView): boolean =>
  mover !== null || status !== null || mode !== null || provider !== null

/** If a status is chosen, the filter by whose move it is has no effect. */
const statusFilter = ({ status, mover }: ListView): JobFilter => {
  if (status === unknownStatus || (status === null && mover === 'unknown'))
    return { statuses: [], unknownToo: true }
  if (status !== null) return { statuses: [status] }
  return mover === null ? {} : { statuses: statusesOf(mover) }
}

/** Local midnight, this many days ago. */
const daysAgo = (days: number, now: Date): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).toISOString()

export const filterOf = (view: ListView, now: Date): JobFilter => ({
  ...statusFilter(view),
  ...(view.mode === null ? {} : { mode: view.mode }),
  ...(view.provider === null ? {} : { providerId: view.provider.value }),
  ...(view.days === null ? {} : { since: daysAgo(view.days - 1, now) }),
})
