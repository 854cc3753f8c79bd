import type { JobState } from '../../shared/domain/job'
import type { Profile, ProfileRow, ProfilesChange } from '../../shared/domain/profile'
import type { Failure, Result } from '../../shared/errors/failure'
import type { LearnedProfile, Store } from '../store/store'
import { coalesce } from '../lib/coalesce'
import { createCoalescer } from './coalescer'
import { createGone, type HowGone } from './gone'
import { indexResult, type IndexClient } from './index-client'
import type { PackedProfiles } from './index/bill-facts'
import { jobStateOf, type RowUpdate } from './index/row-update'
import { createIntake } from './intake'
import type { OnScreen } from './on-screen'

/**
 * Passes on what is learned of profiles: to the index, to the store for the next start, and to the page if it is on
 * screen.
 */
export interface Learning {
  /** A profile as a reply has just given it. `lastJob` stays undefined if it was not asked for. */
  readonly profile: (profile: Profile, lastJob?: JobState | null) => void
  readonly unreadable: (id: number, failure: Failure) => void
  readonly tags: (id: number, tags: readonly string[]) => void
  readonly job: (id: number, job: JobState | null) => void
  /** What was packed when its bills were read. */
  readonly bills: (id: number, packed: string) => void
  /** The same for its interval months. */
  readonly months: (id: number, packed: string) => void
  readonly gone: (ids: readonly number[], how: HowGone) => void
  readonly isGone: (id: number) => boolean
  /** To be called before the store forgets it; `gone` follows, or what this returns if it was not forgotten. */
  readonly forgetting: (id: number) => () => void
  /** Asked before a read of it: whether it was forgotten since. */
  readonly forgettingOf: (id: number) => () => boolean
  /**
   * How the profile disappeared, as the detail of a `not-found`; undefined if nobody here knows whether it ever
   * existed.
   */
  readonly goneDetail: (id: number) => string | undefined
  /** Profiles of which news went down with the index: what the store has of them is older. */
  readonly lost: () => readonly number[]
  /** The failure for which nothing can be stored at the moment (the disk is full), or null. */
  readonly unstored: () => Result<never> | null
  /** Passes on what was collected, so that later questions to the index see it. */
  readonly flush: () => void
  /** The same, and waits until it has been taken in. */
  readonly settle: () => Promise<void>
  readonly close: () => void
}

interface LearningParts {
  readonly index: Pick<IndexClient, 'call'>
  readonly store: Pick<Store, 'profiles' | 'readOnly'>
  readonly onScreen: Pick<OnScreen, 'has'>
  /** To the page. */
  readonly emit: (change: ProfilesChange) => void
  readonly onProfile: (id: number) => void
  readonly onGone: (id: number) => void
  /** A search may find something else now. */
  readonly onSearchable: () => void
  readonly now: () => Date
}

const storedOf = (row: ProfileRow, news: RowUpdate | undefined): readonly LearnedProfile[] =>
  row.profile && row.readAt
    ? [{ ...row.profile, readAt: row.readAt, lastJob: row.lastJob, seenAt: news?.seenAt }]
    : []

/** Records that were read are passed on at most this often, as profiles are. */
const recordsMs = 100

/** Gathers what was packed of many profiles into few messages. */
const createHanding = (take: (read: PackedProfiles) => Promise<void>) => {
  let read: { ids: number[]; packed: string[] } = { ids: [], packed: [] }
  const handing = coalesce(recordsMs, () => {
    if (read.ids.length === 0) return
    const taken = read
    read = { ids: [], packed: [] }
    void take(taken)
  })
  return {
    add: (id: number, packed: string): void => {
      read.ids.push(id)
      read.packed.push(packed)
      handing.soon()
    },
    now: handing.now,
    close: handing.close,
  }
}

export const createLearning = (parts: LearningParts): Learning => {
  const { index, store, onScreen, onSearchable, now } = parts
  const page = createCoalescer(parts.emit)
  const gone = createGone()
  const lost = new Set<number>()
  let unstored: Result<never> | null = null

  /** An answer that was under way when its profile disappeared must not bring it back, in the list or on the disk. */
  const remaining = (rows: readonly ProfileRow[]): readonly ProfileRow[] =>
    rows.filter(({ id }) => !gone.has(id))

  /** The rows are as the news of the same place made them. */
  const put = async (rows: readonly ProfileRow[], news: readonly RowUpdate[]): Promise<void> => {
    const profiles = rows.flatMap((row, place) => (gone.has(row.id) ? [] : storedOf(row, news[place])))
    if (profiles.length === 0 || store.readOnly) return
    const written = await store.profiles.put(profiles)
    unstored = written.ok ? null : written
  }

  const tell = (rows: readonly ProfileRow[]): void => {
    for (const row of remaining(rows)) if (onScreen.has(row.id)) page.row(row)
    onSearchable()
  }

  const intake = createIntake(
    (gathered) => index.call('merge', gathered),
    tell,
    put,
    (news) => news.forEach(({ id }) => lost.add(id)),
  )

  const handingTo = (what: 'bills' | 'months') =>
    createHanding(async (read) => {
      const rows = await indexResult(index.call(what, read))
      if (rows.ok && rows.value.length > 0) tell(rows.value)
    })
  const bills = handingTo('bills')
  const months = handingTo('months')
  const flush = (): void => {
    intake.flush()
    bills.now()
    months.now()
  }

  /** Only a reading of the profile itself shows that one that is gone is there again: its job may go on without it. */
  const ofThere = (news: RowUpdate): void => {
    if (!gone.has(news.id)) intake.add(news)
  }

  const settle = async (): Promise<void> => {
    flush()
    await intake.settled()
  }

  return {
    profile: (profile, lastJob) => {
      gone.isThere(profile.id)
      parts.onProfile(profile.id)
      intake.add({ id: profile.id, profile, lastJob, readAt: now().toISOString() })
    },
    unreadable: (id, failure) => intake.add({ id, failure }),
    tags: (id, tags) => ofThere({ id, tags, seenAt: now().toISOString() }),
    job: (id, job) => ofThere({ id, lastJob: job && jobStateOf(job), seenAt: now().toISOString() }),
    bills: bills.add,
    months: months.add,
    gone: (ids, how) => {
      if (ids.length === 0) return
      flush()
      void indexResult(index.call('remove', ids))
      for (const id of ids) {
        gone.add(id, how)
        parts.onGone(id)
        page.removed(id, how === 'forgotten')
      }
      // One that was forgotten has no row any more, and its history would begin again with the last of them.
      if (!store.readOnly && how !== 'forgotten') void store.profiles.remove(ids, now().toISOString())
      onSearchable()
    },
    isGone: gone.has,
    forgetting: gone.forgetting,
    forgettingOf: gone.forgettingOf,
    goneDetail: gone.detail,
    lost: () => [...lost],
    unstored: () => unstored,
    flush,
    settle,
    close: () => {
      bills.close()
      months.close()
      page.close()
    },
  }
}
