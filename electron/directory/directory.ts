import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import {
  goneDetail,
  sortColumns,
  type Confirmation,
  type DirectoryState,
  type LabelTwins,
  type SearchReply,
  type Sort,
  type Suggestion,
  type TagProfiles,
} from '../../shared/domain/directory'
import { shiftDay } from '../../shared/domain/days'
import type { JobState } from '../../shared/domain/job'
import type { Profile, ProfileRow, ProfilesChange } from '../../shared/domain/profile'
import type { TriageQueue } from '../../shared/domain/triage'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Ledger } from '../jobs/ledger'
import { coalesce } from '../lib/coalesce'
import type { LinkClient, Priority } from '../link/link-client'
import type { Store, StoredProfile } from '../store/store'
import { createCoalescer } from './coalescer'
import { createConfirming } from './confirm'
import { createFiller, type FillerParts } from './filler'
import { idList } from './id-list'
import { createIndexClient } from './index-client'
import type { CountsQuestion, QueueCounts, QueueQuestion } from './index/triage-index'
import type { IndexMethods } from './index/methods'
import { jobStateOf } from './index/news'
import type { SearchCount } from './index/profile-index'
import type { ResolvedLines } from './index/resolve'
import { namedByTags } from './named-by-tags'
import { createIntake } from './intake'
import { createLoading } from './loading'
import { createOnScreen } from './on-screen'
import { createReadQueue } from './read-queue'
import { createReadings } from './readings'
import { readRemembered, type Remembered } from './remembered'

interface ReadOptions {
  readonly priority?: Priority | undefined
  readonly signal?: AbortSignal | undefined
}

/** Every profile that this certificate can see: remembered, read in the background, searched here. */
export interface Directory {
  readonly state: () => Promise<DirectoryState>
  readonly pause: (paused: boolean) => void
  /** Lists all ids anew, now, and reads what is due. */
  readonly refresh: () => void
  readonly search: (
    text: string,
    sort: Sort | null,
    within: Int32Array | null,
  ) => Promise<Result<SearchReply>>
  /** Asks the server's own search: "Query/List Profiles". What it finds and was not known to match is read. */
  readonly confirm: (text: string, signal: AbortSignal) => Promise<Result<Confirmation>>
  readonly suggest: (text: string, caret: number) => Promise<Result<readonly Suggestion[]>>
  /** Profiles whose last job ended, grouped and counted. */
  readonly triageQueue: (question: QueueQuestion) => Promise<Result<TriageQueue>>
  readonly triageCounts: (question: CountsQuestion) => Promise<Result<QueueCounts>>
  /** The profiles whose label has one of these keys: `twinKeys`. */
  readonly labelHolders: (
    keys: readonly string[],
  ) => Promise<Result<ReturnType<IndexMethods['labelHolders']>>>
  /** Profiles that have been read, but for one, whose label can hardly be told from this one. */
  readonly labelTwins: (asked: Parameters<IndexMethods['labelTwins']>[0]) => Promise<Result<LabelTwins>>
  readonly resolve: (lines: readonly string[]) => Promise<Result<ResolvedLines>>
  readonly tags: () => Promise<Result<ReturnType<IndexMethods['tags']>>>
  /** The profiles that have one of these tags, spelt exactly so. */
  readonly tagged: (names: readonly string[]) => Promise<Result<TagProfiles>>
  /** How many each search finds, and how many it may find besides. */
  readonly counted: (texts: readonly string[]) => Promise<Result<readonly SearchCount[]>>
  /** What is known of these, without reading; an empty row for an id that is not known. */
  readonly known: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  /** The same for rows that are on screen now: what is missing or old is read next, before all else. */
  readonly rows: (ids: readonly number[], fresh: boolean) => Promise<readonly ProfileRow[]>
  /** Reads one profile now; what the reply leaves out is as it was known. */
  readonly read: (id: number, options?: ReadOptions) => Promise<Result<Profile>>
  /** Takes in what a change has answered. */
  readonly changed: (profile: Profile) => void
  readonly tagsChanged: (id: number, tags: readonly string[]) => void
  readonly sawJob: (profileId: number, job: JobState | null) => void
  readonly removed: (id: number) => void
  readonly close: () => Promise<void>
}

export interface DirectoryParts {
  readonly link: Pick<LinkClient, 'profiles' | 'jobs'>
  readonly store: Pick<Store, 'profiles' | 'settings' | 'triage' | 'readOnly'>
  readonly ledger: Pick<Ledger, 'observed'>
  readonly start: () => Worker
  /** News of rows that were asked for not long ago, and of profiles that are gone. */
  readonly emit: (change: ProfilesChange) => void
  /** `searchable`: a search may find something else now. */
  readonly emitState: (state: DirectoryState, searchable: boolean) => void
  readonly now: () => Date
  readonly pace?: Pick<FillerParts, 'every' | 'backoff'> | undefined
}

/** A row that is older than this is read again in the background. */
const staleMs = 24 * 60 * 60_000
/** The ids are listed in full so often; between, those of new profiles. */
const listAllMs = 24 * 60 * 60_000
const stateEveryMs = 500
const longAgo = new Date(0).toISOString()

export const openDirectory = async (parts: DirectoryParts): Promise<Result<Directory>> => {
  const { link, store, ledger, emit, emitState, now, pace = {} } = parts
  const first = await readRemembered(store)
  if (!first.ok) return first
  const endedByForce = !first.value.closed
  let remembered: Remembered = { ...first.value, closed: false }

  const index = createIndexClient(parts.start, () => {
    loading.begin()
    filler.start()
  })
  const news = createCoalescer(emit)
  const readings = createReadings()
  const onScreen = createOnScreen(now)
  /** Profiles that were known and are gone: asked for again, they were deleted, and not mistyped. */
  const dropped = new Set<number>()
  let unkept: Result<never> | null = null
  let searchable = false
  /** Profiles that were made or read after the ids were asked for: the list that comes may be of before. */
  let seenWhileListing: Set<number> | null = null

  // What was asked for after a change sees it.
  const call: typeof index.call = (method, argument) => {
    intake.flush()
    return index.call(method, argument)
  }
  const asked = async <T>(reply: Promise<T>): Promise<Result<T>> => {
    try {
      return ok(await reply)
    } catch {
      return fail('internal', { detail: 'directory' })
    }
  }

  const state = async (): Promise<DirectoryState> => {
    const counts = await asked(index.call('counts', undefined))
    const { total, read } = counts.ok ? counts.value : { total: 0, read: 0 }
    const filling = filler.state()
    // Until what was remembered is in, and while it cannot be counted, no count is one of all.
    const phase = loading.isDone() && counts.ok ? filling.phase : 'opening'
    return { ...filling, phase, total, read, listedAt: remembered.listedAt }
  }
  const tellState = (searchesToo = false): void => {
    searchable ||= searchesToo
    stateTelling.soon()
  }
  const stateTelling = coalesce(stateEveryMs, () => {
    const both = searchable
    searchable = false
    void state().then((now) => emitState(now, both))
  })

  /** For the next start; where the disk is full or read-only, reading in the background stops and says so. */
  const keep = async (rows: readonly ProfileRow[]): Promise<void> => {
    const kept = rows.flatMap((row): StoredProfile[] =>
      row.profile && row.readAt ? [{ ...row.profile, readAt: row.readAt, lastJob: row.lastJob }] : [],
    )
    if (kept.length === 0 || store.readOnly) return
    const put = await store.profiles.put(kept)
    unkept = put.ok ? null : put
  }
  const intake = createIntake(
    (gathered) => index.call('merge', gathered),
    async (rows) => {
      for (const row of rows) if (onScreen.has(row.id)) news.row(row)
      tellState(true)
      await keep(rows)
    },
  )

  const drop = (ids: readonly number[]): void => {
    if (ids.length === 0) return
    void asked(call('remove', ids))
    for (const id of ids) {
      dropped.add(id)
      readings.changed(id)
      news.removed(id)
    }
    if (!store.readOnly) void store.profiles.remove(ids)
    tellState(true)
  }

  const take = (profile: Profile, lastJob: JobState | null | undefined): void => {
    filler.wasRead(profile.id)
    dropped.delete(profile.id)
    seenWhileListing?.add(profile.id)
    intake.add({ id: profile.id, profile, lastJob, readAt: now().toISOString() })
  }

  const readWithJob = (id: number, options: ReadOptions): Promise<Result<unknown>> =>
    readings.latest(
      id,
      async () => {
        const [profile, last] = await Promise.all([
          link.profiles.get(id, options),
          link.jobs.lastOfProfile(id, options),
        ])
        const job = profile.ok && last.ok ? last.value : null
        return { profile, last, observed: job ? await ledger.observed(id, job) : ok(null) }
      },
      ({ profile, last, observed }): Result<unknown> => {
        const failed = [profile, last, observed].find((one) => !one.ok && one.error.code !== 'cancelled')
        onScreen.tried(id, failed !== undefined)
        if (!profile.ok) {
          if (profile.error.code === 'not-found') drop([id])
          else if (profile.error.code !== 'cancelled') intake.add({ id, failure: profile.error })
          return profile
        }
        if (!observed.ok && !store.readOnly) return observed
        take(profile.value, last.ok ? last.value : undefined)
        if (!last.ok && last.error.code !== 'cancelled') return last
        return unkept ?? profile
      },
    )

  const queue = createReadQueue(async (id, priority) => {
    await readWithJob(id, { priority })
  })

  const addIds = async (ids: Int32Array): Promise<void> => {
    const fresh = await call('add', ids)
    if (fresh.length > 0) tellState(true)
  }

  const list = async (signal: AbortSignal): Promise<Result<void>> => {
    await loading.all()
    const began = now()
    const { listedAt, filled } = remembered
    const since = listedAt === null ? Infinity : began.getTime() - Date.parse(listedAt)
    const all = !filled || since > listAllMs
    // A day earlier, for clocks and zones that differ.
    const createdFrom = all ? undefined : (shiftDay((listedAt ?? '').slice(0, 10), -1) ?? undefined)
    const seen = (seenWhileListing = new Set<number>())
    const ids = await link.profiles.list({ createdFrom }, { signal, priority: 'fill' })
    if (!ids.ok) {
      seenWhileListing = null
      return ids
    }
    // 100,000 ids have just been taken out of a reply: what follows is for another turn of main.
    await nextTurn()
    await addIds(idList(ids.value))
    if (all) drop([...(await call('retain', idList([...ids.value, ...seen])))])
    seenWhileListing = null
    remembered = { ...remembered, listedAt: all ? began.toISOString() : listedAt }
    return ok(undefined)
  }

  const confirming = createConfirming({
    link,
    call,
    found: () => tellState(true),
    read: (id, signal) => readWithJob(id, { priority: 'fill', signal }),
    now,
  })

  const filler = createFiller({
    ...pace,
    list,
    due: () => call('due', new Date(now().getTime() - staleMs).toISOString()),
    read: (id, signal) => readWithJob(id, { priority: 'fill', signal }),
    filled: async () => {
      intake.flush()
      await intake.settled()
      remembered = { ...remembered, filled: true }
      await remember()
      void prepareOrders()
    },
    onChange: () => tellState(),
    now,
  })

  /** One by one, so that a search in between does not wait for all of them. */
  const prepareOrders = async (): Promise<void> => {
    for (const column of sortColumns) await asked(index.call('order', column))
  }

  const remember = async (): Promise<void> => {
    if (!store.readOnly) await store.settings.put('directory', { ...remembered })
  }

  /** Rows of what was changed just before the end by force: of before the change, maybe. They are read again. */
  const distrustLast = async (): Promise<void> => {
    const touched = await store.profiles.touchedLast()
    if (touched.ok) for (const id of touched.value) intake.add({ id, readAt: longAgo })
    intake.flush()
    await intake.settled()
  }

  const loading = createLoading({
    store,
    call: index.call,
    isGone: (id) => dropped.has(id),
    settle: async () => {
      if (endedByForce) await distrustLast()
    },
    onProgress: () => tellState(true),
  })

  /** What the page shows now is told of its changes, and read first. */
  const shown = (rows: readonly ProfileRow[], fresh: boolean): void => queue.first(onScreen.show(rows, fresh))

  const known = async (ids: readonly number[]): Promise<readonly ProfileRow[]> => {
    await loading.first(ids)
    const rows = await asked(call('rows', ids))
    return rows.ok ? rows.value : ids.map((id) => ({ id, profile: null, readAt: null }))
  }

  if (remembered.paused) filler.pause(true)
  loading.begin()
  void remember()
  filler.start()

  return ok({
    state,
    pause: (paused) => {
      filler.pause(paused)
      remembered = { ...remembered, paused }
      void remember()
    },
    refresh: () => {
      remembered = { ...remembered, filled: false, paused: false }
      void remember()
      filler.refresh()
    },
    search: async (text, sort, within) => {
      const found = await asked(call('search', { text, sort, within }))
      if (found.ok) shown(found.value.rows, false)
      return found
    },
    confirm: async (text, signal) => {
      const confirmed = await asked(confirming.confirm(text, signal))
      return confirmed.ok ? confirmed.value : confirmed
    },
    suggest: (text, caret) => asked(call('suggest', { text, caret })),
    triageQueue: async (question) => {
      await loading.all()
      return asked(call('triageQueue', question))
    },
    triageCounts: (question) => asked(call('triageCounts', question)),
    labelHolders: async (keys) => {
      await loading.all()
      return asked(call('labelHolders', keys))
    },
    labelTwins: async (twinsOf) => {
      await loading.all()
      return asked(call('labelTwins', twinsOf))
    },
    resolve: async (lines) => {
      await loading.all()
      return asked(call('resolve', lines))
    },
    tags: () => asked(call('tags', undefined)),
    tagged: async (names) => {
      const named = await namedByTags(link.profiles.list, names)
      if (named) await addIds(named)
      return asked(call('tagged', { names, named }))
    },
    counted: (texts) => asked(call('counted', texts)),
    known,
    rows: async (ids, fresh) => {
      const reply = await asked(call('rows', ids))
      const rows = reply.ok ? reply.value : ids.map((id): ProfileRow => ({ id, profile: null, readAt: null }))
      shown(rows, fresh)
      return rows
    },
    read: (id, options) =>
      readings.latest(
        id,
        () => link.profiles.get(id, options),
        async (profile): Promise<Result<Profile>> => {
          if (!profile.ok) {
            if (profile.error.code !== 'not-found') return profile
            const listed = await asked(call('has', id))
            if (listed.ok && listed.value) drop([id])
            if (!dropped.has(id)) return profile
            return fail('not-found', { ...profile.error, detail: goneDetail })
          }
          take(profile.value, undefined)
          if (profile.value.zipcode !== null) return profile
          const rows = await asked(call('rows', [id]))
          return rows.ok ? ok(rows.value[0]?.profile ?? profile.value) : profile
        },
      ),
    changed: (profile) => {
      readings.changed(profile.id)
      take(profile, undefined)
    },
    tagsChanged: (id, tags) => {
      readings.changed(id)
      intake.add({ id, tags })
    },
    sawJob: (id, job) => intake.add({ id, lastJob: job && jobStateOf(job) }),
    removed: (id) => drop([id]),
    close: async () => {
      filler.close()
      confirming.close()
      queue.close()
      intake.flush()
      await intake.settled()
      remembered = { ...remembered, closed: true }
      await remember()
      stateTelling.close()
      news.close()
      index.close()
    },
  })
}
