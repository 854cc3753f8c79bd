import { z } from 'zod'
import type { Bill } from '../domain/bill'
import type { BulkRun } from '../domain/bulk'
import type { CertificateInfo } from '../domain/certificate'
import type { ConnectionsView, ConnectionSummary, ChosenFile, PracticeStep, Rung } from '../domain/connection'
import type { CredentialsView } from '../domain/credential'
import type { DeepLink } from '../domain/deep-link'
import {
  mostLines,
  sortColumns,
  tagColours,
  type Confirmation,
  type CountedView,
  type Forgotten,
  type DirectoryState,
  type KnownTag,
  type TagAdded,
  type LabelTwins,
  type ListResolution,
  type SearchReply,
  type Suggestion,
  type TagProfiles,
} from '../domain/directory'
import type { EnvironmentNote } from '../domain/environment'
import { chosenUnits, type IntervalMonth, type Readings } from '../domain/interval'
import type { Reach } from '../domain/reach'
import type { FoundJob, Job, JobList, JobPaces } from '../domain/job'
import type { LockoutVerdict } from '../domain/lockout'
import type { NoticeSettings } from '../domain/job-notices'
import type { FoundProviders, Provider, ZipInfo } from '../domain/lookup'
import type { AsideMessage, NotificationsView } from '../domain/notification'
import type { Profile, ProfileChange, ProfileDeletion, ProfileRow, ProfilesChange } from '../domain/profile'
import type { SavedTable } from '../domain/rewritten'
import type { RelaunchStep, TriageState } from '../domain/triage'
import type { Result } from '../errors/failure'
import { activityContract, type ActivityEvents } from './activity-contract'
import { bulkContract } from './bulk-contract'
import { call } from './call'
import type { EventChannel, InvokeChannel } from './channels'
import { draftFields, id, seenFields, someIds, tagName, labelLine, text } from './fields'
import { notificationRequests } from './notifications-contract'
import { override } from './override'
import { triageContract } from './triage-contract'

const nothing = z.strictObject({})
const connectionId = z.string().regex(/^[a-z0-9-]{1,64}$/)
const remoteId = z.string().min(1).max(256)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const oaepHash = z.enum(['sha1', 'sha256'])
/** Large enough for a chain of certificates, small enough to refuse a wrong file. */
const pem = text(200_000)

const connectionFields = {
  name: z.string().trim().min(1).max(80),
  baseUrl: z.url({ protocol: /^https$/ }).max(500),
  caPem: pem.nullable(),
  oaepHash,
}

const searchText = text(2000)
const sort = z.strictObject({ column: z.enum(sortColumns), desc: z.boolean() })

const keyType = z.enum(['rsa-2048', 'rsa-4096', 'p-256'])

export const contract = {
  'app:info': call<AppInfo>()(nothing),
  /** https opens at once; http only with `confirmedHttp`; anything else is refused. */
  'app:open-external': call<{ readonly host: string }>()(
    z.strictObject({ url: text(2000), confirmedHttp: z.boolean() }),
  ),
  /** The page's answer to `app:closing`: whether something is typed in a form and not saved. */
  'app:typed': call<null>()(z.strictObject({ typed: z.boolean() })),

  'connection:list': call<ConnectionsView>()(nothing),
  'connection:create': call<ConnectionSummary>()(z.strictObject(connectionFields)),
  'connection:change': call<ConnectionSummary>()(z.strictObject({ id: connectionId, ...connectionFields })),
  /** Deletes the connection, its identity in the keychain and its local database. */
  'connection:forget': call<null>()(z.strictObject({ id: connectionId })),
  'connection:activate': call<ConnectionsView>()(z.strictObject({ id: connectionId })),
  /** Makes a private key, kept in the keychain until its certificate comes, and its signing request. */
  'connection:make-request': call<{ readonly csrPem: string }>()(
    z.strictObject({
      id: connectionId,
      commonName: z.string().trim().min(1).max(64),
      organization: z.string().trim().max(64).optional(),
      keyType,
    }),
  ),
  'connection:save-request': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ id: connectionId }),
  ),
  /** Opens a file dialog; what the files hold stays in main, the page gets tokens. */
  'connection:choose-files': call<readonly ChosenFile[]>()(nothing),
  /** Pasted PEM text; the page forgets it at once. */
  'connection:paste': call<ChosenFile>()(z.strictObject({ text: pem })),
  /** Without a key among the inputs, the key that waits for its certificate is used. */
  'connection:import': call<CertificateInfo>()(
    z.strictObject({
      id: connectionId,
      tokens: z.array(z.uuid()).min(1).max(8),
      passphrase: text(1000).optional(),
    }),
  ),
  /** `text` is what is echoed, where a person gives one of their own. */
  'connection:check': call<readonly Rung[]>()(
    z.strictObject({ id: connectionId, text: text(1000).min(1).optional() }),
  ),
  'connection:reach': call<Reach>()(nothing),
  /** Connects to the server once, and answers how things stand then. */
  'connection:try-now': call<Reach>()(nothing),
  'connection:enter-practice': call<ConnectionsView>()(nothing),
  'connection:leave-practice': call<ConnectionsView>()(nothing),

  'lookup:zip': call<ZipInfo>()(z.strictObject({ zipcode: text(20).min(1) })),
  'lookup:providers': call<FoundProviders>()(
    z.strictObject({
      zipcode: text(20).optional(),
      name: text(200).optional(),
      type: text(50).optional(),
    }),
  ),
  'lookup:provider': call<Provider>()(z.strictObject({ id })),

  'directory:state': call<DirectoryState>()(nothing),
  'directory:pause': call<DirectoryState>()(z.strictObject({ paused: z.boolean() })),
  /** Lists all ids again and reads what is old. */
  'directory:refresh': call<DirectoryState>()(nothing),

  /** From the directory alone, at once; rows are asked for as they come into view. `within` narrows it to these ids. */
  'profiles:search': call<SearchReply>()(
    z.strictObject({ text: searchText, sort: sort.nullable(), within: someIds.optional() }),
  ),
  /** Asks the server's own search the same, as far as it can express it. What it adds is told by `directory:changed`. */
  'profiles:confirm': call<Confirmation>()(z.strictObject({ text: searchText })),
  'profiles:suggest': call<readonly Suggestion[]>()(
    z.strictObject({ text: searchText, caret: z.int().min(0) }),
  ),
  /** Profiles, but for `except`, that a label is to be told from; `providerId` is where it is to stand. */
  'profiles:twins': call<LabelTwins>()(
    z.strictObject({ label: text(100_000).min(1), providerId: id.nullable(), except: id.nullable() }),
  ),
  /** What a pasted column of ids or labels names. */
  'profiles:resolve': call<ListResolution>()(z.strictObject({ lines: z.array(labelLine).max(mostLines) })),
  /**
   * The rows as a CSV file that the person names: numbers bare, text safe from formulas. `unread` of them had not been
   * read yet: they stand there by their id alone.
   */
  'profiles:export': call<SavedTable & { readonly unread: number }>()(
    z.strictObject({ ids: someIds, columns: z.array(z.enum(sortColumns)).min(1).max(sortColumns.length) }),
  ),
  /** The same as text with tabs, for pasting into a spreadsheet. */
  'profiles:table': call<{ readonly text: string; readonly unread: number }>()(
    z.strictObject({ ids: someIds, columns: z.array(z.enum(sortColumns)).min(1).max(sortColumns.length) }),
  ),
  /** Ids of the profiles with exactly this label, beside the search that the list shows. */
  'profiles:match': call<{ readonly ids: readonly number[] }>()(z.strictObject({ label: text(1000).min(1) })),
  /** Answers with what is known; the rest comes by `profiles:changed`, these ids before all others. */
  'profiles:rows': call<readonly ProfileRow[]>()(
    z.strictObject({ ids: z.array(id).max(200), fresh: z.boolean() }),
  ),
  'profiles:get': call<Profile>()(z.strictObject({ id })),
  'profiles:create': call<Profile>()(z.strictObject(draftFields)),
  /** `seen`: as the person was shown it when they began. Nothing is sent where it is not so any more. */
  'profiles:change': call<ProfileChange>()(
    z.strictObject({ id, seen: z.strictObject(seenFields), ...draftFields }),
  ),
  /** `seen`: as the person was shown it in the question. */
  'profiles:delete': call<ProfileDeletion>()(z.strictObject({ id, seen: z.strictObject(seenFields) })),
  /** Of this computer alone. `label`: the one that the page shows it by, if any. */
  'profiles:forget': call<Forgotten>()(z.strictObject({ id, label: text(100_000).optional() })),

  /** All tags of the directory, the most used first. */
  'tags:known': call<readonly KnownTag[]>()(nothing),
  /** The profiles that have one of these tags, spelt exactly so. */
  'tags:profiles': call<TagProfiles>()(z.strictObject({ names: z.array(tagName).min(1).max(1000) })),
  /** Null after a change: it is made, but what stands now could not be read. */
  'tags:colour': call<readonly KnownTag[] | null>()(
    z.strictObject({
      name: text(200).min(1),
      colour: z
        .int()
        .min(0)
        .max(tagColours - 1)
        .nullable(),
    }),
  ),
  'tags:list': call<readonly string[]>()(z.strictObject({ profileId: id })),
  'tags:add': call<TagAdded>()(z.strictObject({ profileId: id, name: text(200).min(1) })),
  'tags:remove': call<readonly string[] | null>()(z.strictObject({ profileId: id, name: text(200).min(1) })),

  /** What was on the screen in this connection when it was last kept, as the page wrote it; null where nothing was. */
  'place:get': call<{ readonly place: string | null }>()(z.strictObject({ connectionId })),
  'place:keep': call<null>()(z.strictObject({ connectionId, place: text(200_000) })),

  'views:list': call<readonly CountedView[]>()(nothing),
  /** Makes a view, or changes the one with this id. A digit that another view has goes over to this one. */
  'views:save': call<readonly CountedView[] | null>()(
    z.strictObject({
      id: z.uuid(),
      name: z.string().trim().min(1).max(60),
      text: searchText,
      sort: sort.nullable(),
      digit: z.int().min(1).max(9).nullable(),
    }),
  ),
  'views:remove': call<readonly CountedView[] | null>()(z.strictObject({ id: z.uuid() })),

  /** Links that were opened and wait for the page to follow them. */
  'links:pending': call<readonly DeepLink[]>()(nothing),
  'links:done': call<null>()(z.strictObject({ id: z.uuid() })),

  'credentials:list': call<CredentialsView>()(z.strictObject({ profileId: id })),
  /** How many bytes (UTF-8) of a value the transmission key takes. */
  'credentials:limit': call<{ readonly bytes: number }>()(nothing),
  /**
   * The value goes in once and never comes back. `change` adds the field where there is none. Null where it is stored, but the
   * fields could not be read after it: that must not look like a failure.
   */
  'credentials:save': call<CredentialsView | null>()(
    z.strictObject({
      profileId: id,
      field: z.string().trim().min(1).max(100),
      value: text(2000).min(1),
      action: z.enum(['add', 'change']),
    }),
  ),
  'credentials:delete': call<CredentialsView | null>()(
    z.strictObject({ profileId: id, field: z.string().min(1).max(100) }),
  ),

  /**
   * `held` where starts at the provider are on hold, until a person was asked (`despiteHold`). `lockout` where too many
   * logins failed with these credentials; `override` starts it all the same, and is logged.
   */
  'jobs:start': call<Job>()(
    z.strictObject({
      profileId: id,
      mode: z.enum(['bill', 'interval']),
      sendNotification: z.boolean(),
      override: override.optional(),
      despiteHold: z.boolean().optional(),
    }),
  ),
  'jobs:lockout': call<LockoutVerdict>()(z.strictObject({ profileId: id })),
  /** When the API last said that it has no agent for the profile's provider; null where it has not. */
  'jobs:agent': call<{ readonly noneSince: string | null }>()(z.strictObject({ profileId: id })),
  /** The job that a text is the id of. */
  'jobs:find': call<FoundJob>()(z.strictObject({ text: text(2000) })),
  /** All that the ledger knows, newest first, the server's last job included and watched if it still runs. */
  'jobs:of-profile': call<readonly Job[]>()(z.strictObject({ profileId: id })),
  'jobs:running': call<readonly Job[]>()(nothing),
  /** A window of the list: those running first, then those whose end was witnessed here, the latest first. */
  'jobs:list': call<JobList>()(
    z.strictObject({
      filter: z.strictObject({
        statuses: z.array(text(100)).max(60).optional(),
        unknownToo: z.boolean().optional(),
        providerId: id.optional(),
        mode: z.enum(['bill', 'interval']).optional(),
        since: z.iso.datetime().optional(),
        until: z.iso.datetime().optional(),
      }),
      from: z.int().min(0),
      count: z.int().min(1).max(200),
    }),
  ),
  'jobs:paces': call<JobPaces>()(nothing),
  'jobs:notices': call<NoticeSettings>()(nothing),
  'jobs:change-notices': call<NoticeSettings>()(
    z.strictObject({
      enabled: z.boolean(),
      quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
    }),
  ),
  /** The profiles whose jobs are on screen: these are looked at more often. */
  'jobs:look': call<null>()(z.strictObject({ profileIds: z.array(id).max(500) })),

  /** `newBillIds` were not in the list that was last seen before today's reading began. */
  'bills:list': call<{ readonly bills: readonly Bill[]; readonly newBillIds: readonly string[] }>()(
    z.strictObject({ profileId: id, jobId: remoteId.optional() }),
  ),
  'bills:pdf': call<{ readonly bytes: Uint8Array<ArrayBuffer> }>()(
    z.strictObject({ profileId: id, billId: remoteId }),
  ),
  'bills:save-pdf': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, billId: remoteId, suggestedName: text(200) }),
  ),

  'intervals:list': call<readonly IntervalMonth[]>()(z.strictObject({ profileId: id })),
  /** Each month as normalised JSON, else CSV, else its source file; `zone` is for stamps without one, `unit` for values without one. */
  'intervals:readings': call<IntervalReadings>()(
    z.strictObject({
      profileId: id,
      meterId: remoteId,
      months: z.array(month).min(1).max(36),
      zone: text(60).optional(),
      unit: z.enum(chosenUnits).optional(),
    }),
  ),
  'intervals:save-file': call<{ readonly savedTo: string | null }>()(
    z.strictObject({ profileId: id, meterId: remoteId, month, format: z.enum(['source', 'csv', 'json']) }),
  ),

  ...bulkContract,

  ...triageContract,
  'notifications:get': call<NotificationsView>()(nothing),
  'notifications:save': call<NotificationsView>()(notificationRequests.save),
  'notifications:switch': call<NotificationsView>()(notificationRequests.switch),
  'notifications:deleting': call<NotificationsView>()(notificationRequests.deleting),
  /** How many messages one look received (ten at most), hiding and deleting none. */
  'notifications:test': call<{ readonly received: number }>()(nothing),
  'notifications:aside': call<readonly AsideMessage[]>()(nothing),
  'notifications:discard': call<readonly AsideMessage[] | null>()(notificationRequests.discard),
  /** Removes the queue's settings and its keys. */
  'notifications:forget': call<NotificationsView>()(nothing),
  ...activityContract,
} satisfies Record<InvokeChannel, { request: z.ZodType; reply: unknown }>

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly platform: string
  /** What of the environment is meant to weaken connections. */
  readonly environment: readonly EnvironmentNote[]
}

export interface IntervalReadings {
  readonly months: readonly MonthReading[]
  /** The zone that local times were read in where nobody chose one; null where one was chosen, or the place is not known. */
  readonly placeZone: PlaceZone | null
}

/** The time zone at a profile's ZIP code. */
export interface PlaceZone {
  readonly zone: string
  readonly zipcode: string
}

/** One month as it was read: in which format, or why not. */
export interface MonthReading {
  readonly month: string
  readonly format: 'json' | 'csv' | 'source'
  readonly readings: Result<Readings>
}

export interface Events extends ActivityEvents {
  /** The window is about to close: the page answers with `app:typed`. */
  'app:closing': Readonly<Record<string, never>>
  /** An item of the program's menu that is the page's to do. */
  'app:menu': { readonly item: 'close-pane' | 'keys' }
  'connection:changed': ConnectionsView
  'connection:reach-changed': Reach
  'connection:rung': { readonly id: string; readonly rung: Rung }
  'connection:practice-step': PracticeStep
  'profiles:changed': ProfilesChange
  'jobs:changed': { readonly jobs: readonly Job[] }
  /** At most ten a second; `searchable` where a search may now find other rows or another order. */
  'directory:changed': { readonly state: DirectoryState; readonly searchable: boolean }
  'views:changed': { readonly views: readonly CountedView[] }
  'bulk:changed': { readonly runs: readonly BulkRun[] }
  'links:opened': DeepLink
  /** At most four a second. */
  'triage:changed': TriageState
  'triage:relaunching': RelaunchStep
  'notifications:changed': NotificationsView
}

type Contract = typeof contract
export type Request<C extends InvokeChannel> = z.input<Contract[C]['request']>
export type ParsedRequest<C extends InvokeChannel> = z.output<Contract[C]['request']>
export type Reply<C extends InvokeChannel> = Contract[C]['reply']

// A channel without a payload in `Events`, or the other way round, does not compile.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
true satisfies Same<keyof Events, EventChannel>
