import { sumBy } from 'es-toolkit/math/sumBy'
import type { Answers } from '../../../../renderer/bridge/fake'
import { groupBy } from '../../../../shared/domain/group-by'
import type { BillSummary } from '../../../../shared/domain/coverage'
import type { DirectoryState } from '../../../../shared/domain/directory'
import type { Job } from '../../../../shared/domain/job'
import { verdictOf } from '../../../../shared/domain/lockout'
import { moverOf } from '../../../../shared/domain/status'
import type {
  Playbook,
  StartAgainOutcome,
  TriageCase,
  TriageMover,
  TriageQueue,
  TriageState,
} from '../../../../shared/domain/triage'
import { ok } from '../../../../shared/errors/failure'

/** What is known of the bills of a profile of which some are missing. */
export const lackingBills: BillSummary = {
  readAt: '2026-11-22T08:00:00Z',
  strips: [],
  month: '2026-11',
  lastBill: '2026-08-31',
  missing: 2,
  late: 1,
  tooFew: 0,
  unknown: 0,
}

export const caseOf = (profileId: number, more: Partial<TriageCase> = {}): TriageCase => {
  const status = more.status ?? 'credential_error'
  return {
    profileId,
    label: `CASE-${profileId}`,
    providerId: 3150,
    provider: 'Mock Utility',
    jobId: `job-${profileId}`,
    status,
    mover: moverOf(status, true),
    detail: null,
    bills: null,
    intervals: null,
    nothingCame: false,
    firstSeen: '2026-11-22T08:00:00Z',
    endedAt: '2026-11-22T08:01:00Z',
    mode: 'bill',
    attempts: 1,
    lockout: verdictOf(0, true),
    snoozedUntil: null,
    snoozeNote: '',
    trouble: false,
    held: false,
    noAgentSince: null,
    plan: null,
    ...more,
  }
}

export const jobOf = (profileId: number, more: Partial<Job> = {}): Job => ({
  profileId,
  jobId: `job-${profileId}`,
  status: 'credential_error',
  finished: true,
  detail: null,
  mode: 'bill',
  startedHere: true,
  startedBy: 'someone',
  startedAt: '2026-11-22T08:00:00Z',
  endedAt: '2026-11-22T08:01:00Z',
  observations: [],
  watchTrouble: null,
  ...more,
})

export const stateOf = (more: Partial<TriageState> = {}): TriageState => ({
  revision: 1,
  counts: {
    open: 3,
    byMover: { credentials: 2, customer: 1, retry: 0, support: 0, data: 0, unknown: 0, nobody: 0 },
    snoozed: 0,
    held: 0,
    unread: 0,
  },
  sweep: { phase: 'idle', text: '', total: 0, done: 0, failed: 0, rate: 0, failure: null },
  troubles: [],
  ...more,
})

export const allRead: DirectoryState = {
  phase: 'idle',
  total: 20,
  read: 20,
  left: 0,
  rate: 0,
  secondsLeft: null,
  listedAt: '2026-11-22T08:00:00Z',
  failure: null,
}

/** A queue of providers with one status each; the movers in their order, as main answers. */
export const queueOf = (
  cases: readonly { mover: TriageMover; provider: string; status: string; ids: readonly number[] }[],
): TriageQueue => {
  const ids = cases.flatMap((its) => its.ids)
  const providers = cases.map(({ mover, provider, status, ids: own }, at) => ({
    mover,
    providerId: 100 + at,
    provider,
    count: own.length,
    statuses: [{ status, count: own.length, from: ids.indexOf(own[0] ?? 0) }],
  }))
  return {
    ids: Int32Array.from(ids),
    unread: 0,
    notes: [],
    groups: [...groupBy(providers, ({ mover }) => mover)].map(([mover, its]) => ({
      mover,
      count: sumBy(its, ({ count }) => count),
      providers: its.map(({ mover: _, ...provider }) => provider),
    })),
  }
}

export const playbookOf = (status: string): Playbook => ({
  status,
  meaning: `What ${status} means.`,
  causes: ['A likely cause'],
  ask: ['A question'],
  recognised: null,
  texts: [
    { language: 'en', form: 'mail', text: 'Dear customer, please look.' },
    { language: 'es', form: 'mail', text: 'Estimado cliente, mire por favor.' },
    { language: 'en', form: 'phone', text: 'Could you look, please?' },
  ],
  languages: { en: 'English', es: 'Español' },
  actions: [],
  source: 'built-in',
  problem: null,
})

export const outcomeOf = (more: Partial<StartAgainOutcome> = {}): StartAgainOutcome => ({
  stored: [],
  notStored: [],
  job: null,
  failure: null,
  refusal: null,
  ...more,
})

/** Answers of a connection with one failed profile. */
export const failedProfile: Answers = {
  'directory:state': () => ok(allRead),
  'triage:state': () => ok(stateOf()),
  'triage:queue': () => ok(queueOf([])),
  'triage:solved': () => ok({ today: 0 }),
  'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id))),
  'triage:playbook': ({ status }) => ok(playbookOf(status)),
  'credentials:list': () => ok({ fields: ['username', 'password'], changes: [] }),
  'jobs:of-profile': () => ok([]),
  'bills:list': () => ok({ bills: [], newBillIds: [] }),
  'views:list': () => ok([]),
}
