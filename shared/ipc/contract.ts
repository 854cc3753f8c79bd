import type { z } from 'zod'
import { activityCalls, type ActivityEvents } from './calls/activity'
import { appCalls, type AppEvents } from './calls/app'
import { billsCalls, type BillsEvents } from './calls/bills'
import { bulkCalls, type BulkEvents } from './calls/bulk'
import { connectionCalls, type ConnectionEvents } from './calls/connection'
import { coverageCalls, type CoverageEvents } from './calls/coverage'
import { credentialsCalls } from './calls/credentials'
import { directoryCalls, type DirectoryEvents } from './calls/directory'
import { historyCalls } from './calls/history'
import { intervalsCalls } from './calls/intervals'
import { jobsCalls, type JobsEvents } from './calls/jobs'
import { keptFilesCalls } from './calls/kept-files'
import { linksCalls, type LinksEvents } from './calls/links'
import { lookupCalls } from './calls/lookup'
import { notesCalls, type NotesEvents } from './calls/notes'
import { notificationsCalls, type NotificationsEvents } from './calls/notifications'
import { pdfCalls } from './calls/pdf'
import { placeCalls } from './calls/place'
import { plansCalls, type PlansEvents } from './calls/plans'
import { profilesCalls, type ProfilesEvents } from './calls/profiles'
import { tablesCalls } from './calls/tables'
import { tagsCalls } from './calls/tags'
import { trafficCalls } from './calls/traffic'
import { triageCalls, type TriageEvents } from './calls/triage'
import { viewsCalls, type ViewsEvents } from './calls/views'
import type { EventChannel, InvokeChannel } from './channels'

/** Every call of the page to main: its request's schema and its reply's type, a file a namespace in calls/. */
export const contract = {
  ...activityCalls,
  ...appCalls,
  ...billsCalls,
  ...bulkCalls,
  ...connectionCalls,
  ...coverageCalls,
  ...credentialsCalls,
  ...directoryCalls,
  ...historyCalls,
  ...intervalsCalls,
  ...jobsCalls,
  ...keptFilesCalls,
  ...linksCalls,
  ...lookupCalls,
  ...notesCalls,
  ...notificationsCalls,
  ...pdfCalls,
  ...placeCalls,
  ...plansCalls,
  ...profilesCalls,
  ...tablesCalls,
  ...tagsCalls,
  ...trafficCalls,
  ...triageCalls,
  ...viewsCalls,
} satisfies Record<InvokeChannel, { request: z.ZodType; reply: unknown }>

/** What main tells the page of itself. */
export interface Events
  extends
    ActivityEvents,
    AppEvents,
    BillsEvents,
    BulkEvents,
    ConnectionEvents,
    CoverageEvents,
    DirectoryEvents,
    JobsEvents,
    LinksEvents,
    NotesEvents,
    NotificationsEvents,
    PlansEvents,
    ProfilesEvents,
    TriageEvents,
    ViewsEvents {}

export type Contract = typeof contract
export type Request<C extends InvokeChannel> = z.input<Contract[C]['request']>
export type ParsedRequest<C extends InvokeChannel> = z.output<Contract[C]['request']>
export type Reply<C extends InvokeChannel> = Contract[C]['reply']

// A channel without a payload in `Events`, or the other way round, does not compile.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
true satisfies Same<keyof Events, EventChannel>
