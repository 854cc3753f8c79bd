import type { Worker } from 'node:worker_threads'
import {
  deletedHere,
  type Confirmation,
  type DirectoryState,
  type SearchReply,
  type Sort,
  type TagProfiles,
  wasListed,
} from '../../shared/domain/directory'
import type { JobState } from '../../shared/domain/job'
import type { Profile, ProfileRow, ProfilesChange } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import type { Ledger } from '../jobs/ledger'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'
import { createBackground } from './background'
import { createConfirming } from './confirm'
import type { FillerParts } from './filler'
import { createIndexClient, indexResult, type IndexClient } from './index-client'
import { needsAllRows, type IndexQuestion, type IndexQuestions } from './index/questions'
import { createLearning, type Learning } from './learning'
import { namedByTags } from './named-by-tags'
import { createOnScreen } from './on-screen'
import { createReadQueue } from './read-queue'
import { createReading, type ReadOptions } from './reading'
import { createReadings } from '../lib/readings'
import { openMemory } from './remembered'
import { createStateReports } from './state-reports'

/** One question to the index, for callers that need no other. `Directory.ask` fits it for each. */
export type Ask<Q extends IndexQuestion> = (
  question: Q,
  argument: Parameters<IndexQuestions[Q]>[0],
) => Promise<Result<ReturnType<IndexQuestions[Q]>>>

/**
 * Every profile that this certificate can see: remembered from the last start, read in the background, searched on this
 * computer.
 */
export interface Directory {
  readonly state: () => Promise<DirectoryState>
  readonly pause: (paused: boolean) => void
  /** Lists all ids again, now, and reads what is due. */
  readonly refresh: () => void
  readonly search: (
    text: string,
    sort: Sort | null,
    within: Int32Array | null,
  ) => Promise<Result<SearchReply>>
  /** Asks the server's own search ("Query/List Profiles"), and reads what it names but the directory did not find. */
  readonly confirm: (text: string, signal: AbortSignal) => Promise<Result<Confirmation>>
  /** Asks the index what `IndexQuestions` lists. Fails where the index's worker has just ended. */
  readonly ask: <Q extends IndexQuestion>(
    question: Q,
    argument: Parameters<IndexQuestions[Q]>[0],
  ) => Promise<Result<ReturnType<IndexQuestions[Q]>>>
  /** The profiles that have one of these tags, spelt exactly so. */
  readonly tagged: (names: readonly string[]) => Promise<Result<TagProfiles>>
  /** What is known of these, without reading; an empty row for an id that is not known. */
  readonly known: (ids: readonly number[]) => Promise<readonly ProfileRow[]>
  /** The same for rows that are on screen now: what is missing or old is read next, before all else. */
  readonly rows: (ids: readonly number[], fresh: boolean) => Promise<readonly ProfileRow[]>
  /** Reads one profile now. What the reply leaves out keeps its known value. */
  readonly read: (id: number, options?: ReadOptions) => Promise<Result<Profile>>
  /** Takes in the answer to a change. */
  readonly changed: (profile: Profile) => void
  readonly tagsChanged: (id: number, tags: readonly string[]) => void
  readonly sawJob: (profileId: number, job: JobState | null) => void
  /** Its bills were read: what was packed of them. */
  readonly billsRead: (profileId: number, packed: string) => void
  /** The same for its interval months. */
  readonly monthsRead: (profileId: number, packed: string) => void
  /** It was deleted or forgotten, and is not to be written down again. */
  readonly isGone: (id: number) => boolean
  /** Asked before a read of it: whether it was forgotten since, so that nothing of the answer may be written down. */
  readonly forgettingOf: (id: number) => () => boolean
  /** It was deleted from here. */
  readonly removed: (id: number) => void
  /** The API no longer has it, whoever deleted it. */
  readonly foundGone: (id: number) => void
  /**
   * To be called before the store forgets it: from now on nothing that is read of it is written down. `forgotten` follows, or
   * what this returns if the store did not forget it.
   */
  readonly forgetting: (id: number) => () => void
  /** Removes everything that is known of it here, whether or not the API still has it. */
  readonly forgotten: (id: number) => void
  /** Resolves once all that was learned so far is stored. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface DirectoryParts {
  readonly link: Pick<LinkClient, 'profiles' | 'jobs'>
  readonly store: Pick<Store, 'profiles' | 'bills' | 'intervals' | 'settings' | 'triage' | 'readOnly'>
  readonly ledger: Pick<Ledger, 'observed'>
  readonly start: () => Worker
  /** Changes of rows that the page asked for recently, and profiles that are gone. */
  readonly emit: (change: ProfilesChange) => void
  /** `searchable`: a search may find something else now. */
  readonly emitState: (state: DirectoryState, searchable: boolean) => void
  /** Whether a window of its own shows the profile: its changes are told however long ago the page asked for its row. */
  readonly isInWindow?: (id: number) => boolean
  readonly now: () => Date
  readonly pace?: Pick<FillerParts, 'every' | 'backoff'> | undefined
}

/** How a profile leaves the directory. */
const waysOut = ({
  gone,
  forgetting,
}: Pick<Learning, 'gone' | 'forgetting'>): Pick<
  Directory,
  'removed' | 'foundGone' | 'forgetting' | 'forgotten'
> => ({
  removed: (id) => gone([id], deletedHere),
  foundGone: (id) => gone([id], wasListed),
  forgetting,
  forgotten: (id) => gone([id], 'forgotten'),
})

/** Resolves once the remembered state is loaded; filling goes on in the background. */
export const openDirectory = async (parts: DirectoryParts): Promise<Result<Directory>> => {
  const { link, store, ledger, isInWindow = () => false, now, pace = {} } = parts
  const opened = await openMemory(store)
  if (!opened.ok) return opened
  const memory = opened.value

  const index = createIndexClient(parts.start, () => background.begin())
  // A question after a change must see that change.
  const call: IndexClient['call'] = (method, argument) => {
    learning.flush()
    return index.call(method, argument)
  }

  const reports = createStateReports(() => background.state(), parts.emitState)
  const readings = createReadings()
  const onScreen = createOnScreen(now)
  const learning = createLearning({
    index,
    store,
    onScreen: { has: (id) => onScreen.has(id) || isInWindow(id) },
    emit: parts.emit,
    onProfile: (id) => background.saw(id),
    onGone: readings.changed,
    onSearchable: reports.searchable,
    now,
  })
  const reading = createReading({
    link,
    ledger,
    store,
    call,
    loaded: (id) => background.loaded.first([id]),
    learning,
    readings,
    onScreen,
  })
  const inBackground = (id: number, signal: AbortSignal) => reading.withJob(id, { priority: 'fill', signal })
  const queue = createReadQueue(async (id, priority) => void (await reading.withJob(id, { priority })))

  const background = createBackground({
    link,
    store,
    memory,
    index,
    call,
    learning,
    read: inBackground,
    reports,
    now,
    pace,
  })
  const confirming = createConfirming({ link, call, found: reports.searchable, read: inBackground, now })

  /** The page shows these rows now: it receives their changes, and they are read before all others. */
  const shown = (rows: readonly ProfileRow[], fresh: boolean): void => queue.first(onScreen.show(rows, fresh))

  const rowsOf = async (ids: readonly number[]): Promise<readonly ProfileRow[]> => {
    const rows = await indexResult(call('rows', ids))
    return rows.ok ? rows.value : ids.map((id) => ({ id, profile: null, readAt: null }))
  }

  void memory.write()
  background.begin()

  return ok({
    state: background.state,
    pause: background.pause,
    refresh: background.refresh,
    search: async (text, sort, within) => {
      const found = await indexResult(call('search', { text, sort, within }))
      if (found.ok) shown(found.value.rows, false)
      return found
    },
    confirm: async (text, signal) => {
      const confirmed = await indexResult(confirming.confirm(text, signal))
      return confirmed.ok ? confirmed.value : confirmed
    },
    ask: async (question, argument) => {
      if (needsAllRows.has(question)) await background.loaded.all()
      return indexResult(call(question, argument))
    },
    tagged: async (names) => {
      const named = await namedByTags(link.profiles.list, names)
      if (named) await background.add(named)
      return indexResult(call('tagged', { names, named }))
    },
    known: async (ids) => {
      await background.loaded.first(ids)
      const rows = await indexResult(call('rows', ids))
      if (rows.ok) return rows.value
      // The worker ended. The new one has them once they are loaded: an empty row would say that they are not known.
      await background.loaded.first(ids)
      return rowsOf(ids)
    },
    rows: async (ids, fresh) => {
      const rows = await rowsOf(ids)
      shown(rows, fresh)
      return rows
    },
    read: reading.profile,
    changed: (profile) => {
      readings.changed(profile.id)
      learning.profile(profile)
    },
    tagsChanged: (id, tags) => {
      readings.changed(id)
      learning.tags(id, tags)
    },
    sawJob: learning.job,
    billsRead: learning.bills,
    monthsRead: learning.months,
    isGone: learning.isGone,
    forgettingOf: learning.forgettingOf,
    ...waysOut(learning),
    settled: learning.settle,
    close: async () => {
      background.stop()
      confirming.close()
      queue.close()
      await learning.settle()
      // As after an end by force, the next start does not trust what news that were lost would have changed.
      memory.change({ closed: learning.lost().length === 0 })
      await memory.write()
      reports.close()
      learning.close()
      index.close()
    },
  })
}
