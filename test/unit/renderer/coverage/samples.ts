import type { CoverageReply, ProfileCoverage, SweepState } from '../../../../shared/domain/coverage'

export const reply = (more: Partial<CoverageReply> = {}): CoverageReply => ({
  what: 'bills',
  lines: Int32Array.of(516, 0, 516, 1, 7, -1),
  first: [],
  profiles: 2,
  counts: { complete: 0, missing: 1, late: 0, unknown: 1, none: 0 },
  periods: { here: 20, late: 1, missing: 3, notDue: 2, unknown: 0 },
  notRead: 1,
  unread: 1,
  unreadMonths: 2,
  wanted: 3,
  wantedMonths: 4,
  oldest: '2026-11-22T08:00:00Z',
  providers: [
    { providerId: 3149, provider: 'Pacific Gas & Electric', profiles: 2, read: 1, missing: 1, late: 0 },
  ],
  types: ['electricity', 'gas'],
  notes: [],
  ...more,
})

export const rows: Readonly<Record<number, ProfileCoverage>> = {
  516: {
    id: 516,
    label: 'CASE-516',
    provider: 'Pacific Gas & Electric',
    readAt: '2026-11-22T08:00:00Z',
    month: '2026-11',
    series: [
      {
        type: 'electricity',
        accountNumber: 'A-1',
        serviceId: 'S-1',
        meterNumber: 'M-77',
        months: [...Array.from({ length: 11 }, () => 'here' as const), 'missing', 'not-due'],
        missing: 3,
        missingBefore: 2,
        late: 0,
        last: '2026-09-30',
        ended: false,
      },
      {
        type: 'gas',
        accountNumber: 'A-1',
        serviceId: null,
        meterNumber: null,
        months: Array.from({ length: 13 }, () => 'none' as const),
        missing: null,
        missingBefore: 0,
        late: null,
        last: null,
        ended: false,
      },
    ],
  },
  7: { id: 7, label: 'CASE-7', provider: null, readAt: null, month: '2026-11', series: [] },
}

/** The same profiles with their interval months. */
export const meters: typeof rows = {
  516: {
    id: 516,
    label: 'CASE-516',
    provider: 'Pacific Gas & Electric',
    readAt: '2026-11-22T08:00:00Z',
    month: '2026-11',
    series: [
      {
        type: 'interval',
        accountNumber: null,
        serviceId: null,
        meterNumber: 'UP-1',
        months: [...Array.from({ length: 11 }, () => 'here' as const), 'late', 'not-due'],
        missing: 0,
        missingBefore: 0,
        late: 1,
        last: '2026-11',
        ended: false,
      },
    ],
  },
  7: { id: 7, label: 'CASE-7', provider: null, readAt: null, month: '2026-11', series: [] },
}

export const resting: SweepState = {
  what: 'bills',
  phase: 'idle',
  total: 0,
  done: 0,
  failed: 0,
  rate: 0,
  secondsLeft: null,
  failure: null,
}
