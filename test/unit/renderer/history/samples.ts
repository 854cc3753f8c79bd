import type { Answers } from '../../../../renderer/bridge/fake'
import { ok } from '../../../../shared/errors/failure'
import type {
  ChangeEntry,
  HistoryEntry,
  HistoryPage,
  HistoryStart,
  LineEntry,
  ProfileAsOf,
} from '../../../../shared/history/history'
import { jobOf } from '../triage/samples'

/** A local time on a day of November 2026, so that the days of the list are those of any zone. */
export const on = (day: number, hour = 9): string => new Date(2026, 10, day, hour).toISOString()

export const start: HistoryStart = { firstSeen: on(1), knownFrom: on(1), billsFrom: on(2) }

export const change = (n: number, at: string, more: Partial<ChangeEntry>): ChangeEntry => ({
  kind: 'change',
  n,
  at,
  facet: 'profile',
  fields: [],
  since: on(1),
  modified: null,
  own: [],
  ...more,
})

export const line = (seq: number, at: string, more: Partial<LineEntry['line']> = {}): LineEntry => ({
  kind: 'line',
  n: seq,
  at,
  line: {
    seq,
    at,
    who: 'ana',
    action: 'tag-add',
    profileId: 516,
    outcome: 'done',
    personalHash: 'hash',
    previous: '',
    hash: '',
    personal: { label: 'CASE-00412', tag: 'vip' },
    ...more,
  },
})

const series = JSON.stringify(['electricity', '7712', null, '84799987'])
const dates = (from: string, to: string): string => JSON.stringify([from, to, to])

/** A history with something of every kind, newest first. */
export const entries: readonly HistoryEntry[] = [
  change(9, on(12), {
    fields: [{ field: 'label', before: 'CASE-00412', after: 'CASE-00412 moved' }],
    since: on(10),
    modified: on(11, 17),
  }),
  change(8, on(10, 14), {
    facet: 'tags',
    fields: [
      { field: 'tag.solar', before: '', after: null },
      { field: 'tag.vip', before: null, after: '' },
    ],
    own: [{ seq: 31, who: 'ana', at: on(10, 14) }],
  }),
  line(31, on(10, 14)),
  line(30, on(10, 13), { action: 'credential-change', outcome: 'refused', personal: null }),
  change(7, on(8), {
    facet: 'bills',
    fields: [
      { field: 'records', before: '12', after: '13' },
      {
        field: `newest.${series}`,
        before: dates('2026-09-03', '2026-10-02'),
        after: dates('2026-10-03', '2026-11-02'),
      },
    ],
    since: on(7),
  }),
  {
    kind: 'records',
    n: 3,
    at: on(8, 8),
    count: 1,
    records: [
      {
        name: {
          type: 'electricity',
          billId: 'b',
          accountNumber: '7712',
          serviceId: null,
          meterNumber: '84799987',
          startDate: '2026-09-03',
          endDate: '2026-10-02',
        },
        fields: [{ field: 'cost', before: '131.46', after: '118.46' }],
        unitsBefore: { units: 'kWh', currency: 'USD' },
        unitsAfter: { units: 'kWh', currency: 'USD' },
      },
    ],
  },
  { kind: 'job', n: 2, at: on(7), job: jobOf(516, { startedHere: true, startedBy: 'ana', endedAt: on(7) }) },
]

export const page = (more: Partial<HistoryPage> = {}): HistoryPage => ({
  entries,
  next: null,
  start,
  ...more,
})

export const asOf = (until: string, more: Partial<ProfileAsOf> = {}): ProfileAsOf => ({
  until,
  profile: {
    value: {
      label: 'CASE-00412',
      provider: 'Pacific Gas & Electric',
      providerId: '3149',
      zipcode: '94107',
      tags: ['solar'],
    },
    since: on(1),
    lastRead: on(1),
    nextSeen: on(10, 14),
  },
  bills: {
    value: {
      records: 12,
      newest: [
        {
          key: { type: 'electricity', accountNumber: '7712', serviceId: null, meterNumber: '84799987' },
          startDate: '2026-09-03',
          endDate: '2026-10-02',
          billDate: '2026-10-05',
        },
      ],
    },
    since: on(2),
    lastRead: on(7),
    nextSeen: on(8),
  },
  job: { jobId: 'j', mode: 'bill', status: 'success', finished: true, lost: false, seen: on(2) },
  start,
  created: '2026-10-29T08:00:00Z',
  ...more,
})

export const historyAnswers: Answers = {
  'history:page': () => ok(page()),
  'history:as-of': ({ until }) => ok(asOf(until)),
}
