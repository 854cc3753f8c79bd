/** The query keys of everything that the page reads from main, in one place, since main's events refresh by them. */
export const keys = {
  info: ['info'] as const,
  notes: (profileId: number) => ['profile', profileId, 'notes'] as const,
  noted: (connectionId: string | null) => ['noted', connectionId] as const,
  administrator: ['administrator'] as const,
  textSize: ['text-size'] as const,
  connections: ['connections'] as const,
  reach: ['reach'] as const,
  zip: (zipcode: string) => ['zip', zipcode] as const,
  providers: (query: object) => ['providers', query] as const,
  provider: (id: number) => ['provider', id] as const,
  directory: ['directory'] as const,
  /** `scope` names the profiles that the search is narrowed to. */
  search: (text: string, order: string, scope: string) => ['search', text, order, scope] as const,
  confirmed: (text: string) => ['search', 'confirmed', text] as const,
  suggestions: (text: string, caret: number) => ['suggestions', text, caret] as const,
  views: ['views'] as const,
  namesakes: (ids: readonly number[]) => ['namesakes', ids] as const,
  sweep: (what: string) => ['coverage', 'sweep', what] as const,
  coverage: (question: object) => ['coverage', 'overview', question] as const,
  profile: (id: number) => ['profile', id] as const,
  knownTags: ['known-tags'] as const,
  tags: (id: number) => ['profile', id, 'tags'] as const,
  runs: ['bulk', 'runs'] as const,
  gapPlan: (asked: string, what: string) => ['coverage', 'gaps', asked, what] as const,
  gapAnswer: (id: string) => ['bulk', 'gaps', id] as const,
  report: (id: string) => ['bulk', 'report', id] as const,
  unmatched: (id: string) => ['bulk', 'unmatched', id] as const,
  allRunItems: (id: string) => ['bulk', 'items', id] as const,
  /** A page of a run's profiles. */
  runItems: (id: string, states: readonly string[], page: number) =>
    ['bulk', 'items', id, states, page] as const,
  /** `draft` stands for the profiles that were selected when the dialog opened. */
  preview: (draft: string, operation: string) => ['bulk', 'preview', draft, operation] as const,
  plans: ['plans'] as const,
  /** Everything that a change of planned starts may outdate. */
  planAnswers: ['plan-answers'] as const,
  planIds: ['plan-answers', 'ids'] as const,
  planRows: (ids: readonly number[]) => ['plan-answers', 'rows', ids] as const,
  notifications: ['notifications'] as const,
  /** `count`: how many messages there are; another number means another list. */
  unrecognised: (count: number) => ['notifications', 'unrecognised', count] as const,
  activity: ['activity'] as const,
  activityCounts: ['activity', 'count'] as const,
  activityCount: (filter: object) => ['activity', 'count', filter] as const,
  activityPage: (filter: object, page: number) => ['activity', 'lines', filter, page] as const,
  /** `size`: how many lines the page has by now. */
  activityLines: (filter: object, page: number, size: number) =>
    ['activity', 'lines', filter, page, size] as const,
  activityCheck: ['activity', 'check'] as const,
  requests: ['traffic', 'requests'] as const,
  credentials: (id: number) => ['profile', id, 'credentials'] as const,
  jobs: (id: number) => ['profile', id, 'jobs'] as const,
  agent: (id: number) => ['profile', id, 'agent'] as const,
  lockout: (id: number) => ['profile', id, 'lockout'] as const,
  runningJobs: ['jobs', 'running'] as const,
  jobNotices: ['jobs', 'notices'] as const,
  jobPaces: ['jobs', 'paces'] as const,
  allJobLists: ['jobs', 'list'] as const,
  /** A page of the list of jobs. */
  jobList: (filter: object, page: number) => ['jobs', 'list', filter, page] as const,
  bills: (id: number, jobId?: string) => ['profile', id, 'bills', jobId ?? 'all'] as const,
  /** `readAt`: when the bills were read, in milliseconds; a reading may have brought changes. */
  billChanges: (id: number, readAt: number) => ['profile', id, 'bill-changes', readAt] as const,
  keptFiles: ['kept-files'] as const,
  /** Whatever was read of a profile's history. */
  history: (id: number) => ['profile', id, 'history'] as const,
  historyPages: (id: number, kinds: readonly string[]) => ['profile', id, 'history', 'pages', kinds] as const,
  historyAsOf: (id: number, until: string) => ['profile', id, 'history', 'as-of', until] as const,
  historyKept: ['history-kept'] as const,
  pdf: (id: number, billId: string) => ['profile', id, 'pdf', billId] as const,
  pdfWindow: ['pdf-window'] as const,
  triage: ['triage'] as const,
  /** Everything that a change in triage may outdate. */
  triageAnswers: ['triage-answers'] as const,
  queue: (text: string, snoozed: boolean) => ['triage-answers', 'queue', text, snoozed] as const,
  /** `day`: of this computer; what was done yesterday is not today's. */
  solved: (day: string) => ['triage-answers', 'solved', day] as const,
  /** `set`: the cases that are chosen; it changes with them. */
  chosen: (set: number) => ['triage-answers', 'chosen', set] as const,
  alike: (providerId: number, status: string) => ['triage-answers', 'alike', providerId, status] as const,
  case: (id: number) => ['triage-answers', 'case', id] as const,
  cases: (ids: readonly number[]) => ['triage-answers', 'cases', ids] as const,
  playbook: (id: number, status: string) => ['profile', id, 'playbook', status] as const,
  intervals: (id: number) => ['profile', id, 'intervals'] as const,
  meterMatches: (id: number) => ['profile', id, 'meter-matches'] as const,
  /** `of`: what is read, and how many readings at most. */
  readings: (id: number, meterId: string, of: object) => ['profile', id, 'readings', meterId, of] as const,
  readingsTogether: (id: number, of: object) => ['profile', id, 'readings-together', of] as const,
  /** Whether a key is one of those two, of any profile. */
  areReadings: (key: readonly unknown[]): boolean =>
    key[0] === 'profile' && (key[2] === 'readings' || key[2] === 'readings-together'),
  /** `of`: the meters with the versions of their months. */
  metered: (id: number, of: readonly object[], zone: string | undefined, stored: boolean) =>
    ['profile', id, 'metered', stored ? 'stored' : 'all', of, zone ?? null] as const,
  /** Whatever was compared of what is stored on this computer. */
  meteredStored: (id: number) => ['profile', id, 'metered', 'stored'] as const,
}
