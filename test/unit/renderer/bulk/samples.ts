import type { Answers } from '../../../../renderer/bridge/fake'
import type { BulkCounts, BulkOperation, BulkPreview, BulkRun } from '../../../../shared/domain/bulk'
import type { GapAnswer, GapPlan, OpenGroup } from '../../../../shared/domain/gaps'
import { ok } from '../../../../shared/errors/failure'
import { allRead } from '../triage/samples'

const counts: BulkCounts = {
  total: 412,
  waiting: 0,
  done: 388,
  unchanged: 24,
  failed: 0,
  unknown: 0,
  skipped: 0,
}

export const run = ({
  counts: some,
  ...more
}: Partial<Omit<BulkRun, 'counts'>> & { counts?: Partial<BulkCounts> } = {}): BulkRun => ({
  id: '5b0d1d4e-5c4b-4a8e-9d3f-0f6a4d2b7c11',
  operation: { kind: 'tag-add', tags: ['solar'] },
  state: 'done',
  held: null,
  createdAt: '2026-11-25T08:00:00Z',
  endedAt: '2026-11-25T08:00:05Z',
  rate: 0,
  secondsLeft: null,
  undoneBy: null,
  partlyUndone: false,
  savedTo: null,
  ...more,
  counts: { ...counts, ...some },
})

export const preview = (more: Partial<BulkPreview> = {}): BulkPreview => ({
  total: 412,
  changes: 388,
  unchanged: 24,
  unread: 0,
  excluded: 0,
  leftOut: {},
  firstLeftOut: [],
  leftOutCases: {},
  spread: null,
  withoutAgent: 0,
  unknownHistory: 0,
  sameLabels: { count: 0, examples: [] },
  first: [{ id: 516, label: 'CASE-516', effect: 'change', before: '', after: 'solar', reason: null }],
  requests: 388,
  seconds: 5,
  undoable: true,
  refused: null,
  deletesAllowed: { maxPerRun: 500, problem: null },
  typeToConfirm: null,
  ...more,
})

export const gapPlan = (more: Partial<GapPlan> = {}): GapPlan => ({
  ids: Int32Array.of(516, 7, 8),
  missing: 4,
  late: 1,
  complete: 20,
  notRead: 2,
  cannotTell: 1,
  none: 0,
  ...more,
})

export const openGroup = (more: Partial<OpenGroup>): OpenGroup => ({
  reason: 'nothing-new',
  status: null,
  itemReason: null,
  failure: null,
  gaps: 1,
  ids: [516],
  ...more,
})

export const gapAnswer = (more: Partial<GapAnswer> = {}): GapAnswer => ({
  gaps: 40,
  profiles: 35,
  filled: 31,
  notExpected: 0,
  open: [
    openGroup({ reason: 'job-failed', status: 'site_error', gaps: 5, ids: [516, 7] }),
    openGroup({ status: 'partial_success', gaps: 2, ids: [8] }),
    openGroup({ reason: 'not-read', status: 'success', gaps: 1, ids: [9] }),
    openGroup({ reason: 'not-started', itemReason: 'credentials-failed', gaps: 1, ids: [10] }),
  ],
  first: [
    {
      id: 516,
      label: 'CASE-516',
      series: [
        {
          key: { type: 'gas', accountNumber: 'A-1', serviceId: null, meterNumber: 'M-7' },
          periods: [{ start: '2026-05-01', end: '2026-05-31' }],
        },
        {
          key: { type: 'gas', accountNumber: null, serviceId: 'S-3', meterNumber: null },
          periods: [{ start: '2026-06-01', end: '2026-06-30' }],
        },
      ],
    },
  ],
  forgotten: 0,
  ...more,
})

/** A run that was to close the gaps of 35 profiles. */
export const closingRun = (
  closes: Pick<BulkOperation & { kind: 'job-start' }, 'mode' | 'gaps'> = {
    mode: 'bill',
    gaps: { type: null },
  },
): BulkRun =>
  run({
    operation: { kind: 'job-start', sendNotification: false, ...closes },
    counts: { total: 35, done: 34, unchanged: 0, skipped: 1 },
  })

export const knownTags = [
  { name: 'needs-contact', count: 212, colour: null },
  { name: 'solar', count: 31, colour: 2 },
  { name: 'needs-contract', count: 9, colour: null },
]

/** Answers of a directory that is all read, and of runs that can be started. */
export const bulkAnswers: Answers = {
  'directory:state': () => ok(allRead),
  'tags:known': () => ok(knownTags),
  'bulk:preview': () => ok(preview()),
  'bulk:start': ({ operation }) => ok(run({ operation, state: 'running', endedAt: null })),
}
