import { chance, fraction, pick, weighted } from '../random'
import * as names from './names'
import { electricAndGasMock, electricMock, providers, seededProviders } from './providers'
import { showcaseDays, showcaseOf } from './showcases'
import { mockZip, zips } from './zips'

/** A profile of the world. Times are in milliseconds since the epoch. */
export interface Profile {
  readonly id: number
  readonly providerId: number
  readonly zipcode: string
  readonly label: string
  readonly tags: readonly string[]
  readonly created: number
  readonly modified: number
}

export interface ProfileSearch {
  /** Undefined: any; an empty list: none. */
  readonly ids?: readonly number[]
  readonly providerId?: number
  readonly createdFrom?: number
  /** Included. */
  readonly createdTo?: number
  readonly matches?: (profile: Profile) => boolean
}

export interface Profiles {
  readonly get: (id: number) => Profile | undefined
  readonly list: (search: ProfileSearch) => readonly number[]
  readonly create: (fields: Pick<Profile, 'providerId' | 'zipcode' | 'label'>) => Profile
  readonly change: (id: number, fields: Partial<Pick<Profile, 'providerId' | 'zipcode' | 'label'>>) => void
  readonly remove: (id: number) => void
  /** Returns true if no profile of the world ever had the tag. */
  readonly addTag: (id: number, tag: string) => boolean
  /** Returns false if the profile does not have the tag. */
  readonly removeTag: (id: number, tag: string) => boolean
  /** Whether the seed made the profile: only seeded profiles have a history. */
  readonly isSeeded: (id: number) => boolean
  readonly count: () => number
}

const dayMs = 86_400_000
const fiveYearsMs = 5 * 365.25 * dayMs

/** The profiles in the document's examples. */
const documented: ReadonlyMap<number, Pick<Profile, 'providerId' | 'label' | 'tags'>> = new Map([
  [1, { providerId: electricMock, label: 'sample profile', tags: [] }],
  [2, { providerId: electricMock, label: 'your label', tags: [] }],
  [121, { providerId: electricAndGasMock, label: 'notified profile', tags: ['example', 'tags'] }],
  [268, { providerId: electricMock, label: 'new testing profile', tags: ['new tag', 'solar'] }],
  [516, { providerId: electricMock, label: 'this is optional', tags: [] }],
])

/**
 * The highest ID of the unbroken sequence from 1 which, together with the documented profiles beyond it, makes `count`
 * profiles.
 */
const lastRegularId = (count: number): number => {
  let last = count
  const beyond = (): number => [...documented.keys()].filter((id) => id > last).length
  while (last > 0 && last + beyond() > count) last--
  return last
}

const seededZip = (seed: number, id: number, ofProvider: readonly string[]): string =>
  weighted(
    [
      [() => pick(ofProvider, seed, id, 'zip'), 88],
      [() => '', 6],
      [() => pick([...zips.keys()], seed, id, 'other zip'), 6],
    ],
    seed,
    id,
    'zip kind',
  )()

const seeded = (seed: number, today: number, id: number): Profile => {
  const example = documented.get(id)
  const showcase = showcaseOf(id)
  const mock = chance(0.03, seed, id, 'mock')
  const provider =
    providers.get((example ?? showcase)?.providerId ?? (mock ? electricAndGasMock : -1)) ??
    pick(seededProviders, seed, id, 'provider')
  const age = showcase ? showcaseDays * dayMs : fraction(seed, id, 'created') * fiveYearsMs
  const created = Math.floor(today - age)
  return {
    id,
    providerId: provider.id,
    zipcode: example ? mockZip : (showcase?.zipcode ?? seededZip(seed, id, provider.zips)),
    label: (example ?? showcase)?.label ?? names.label(seed, id),
    tags: example?.tags ?? names.tags(seed, id),
    created,
    modified: Math.floor(created + fraction(seed, id, 'modified') * (today - created)),
  }
}

/** `today`: the world's last day. `count`: how many profiles the seed makes. */
export const createProfiles = (seed: number, count: number, today: number): Profiles => {
  const lastRegular = lastRegularId(Math.max(count, documented.size))
  const changed = new Map<number, Profile>()
  const removed = new Set<number>()
  const knownTags = new Set(names.seededTags)
  let nextId = Math.max(lastRegular, ...documented.keys()) + 1

  const isSeeded = (id: number): boolean =>
    Number.isSafeInteger(id) && ((id >= 1 && id <= lastRegular) || documented.has(id))

  const get = (id: number): Profile | undefined => {
    if (removed.has(id)) return undefined
    return changed.get(id) ?? (isSeeded(id) ? seeded(seed, today, id) : undefined)
  }

  const exists = (id: number): boolean => !removed.has(id) && (changed.has(id) || isSeeded(id))

  const update = (id: number, fields: Partial<Profile>): void => {
    const profile = get(id)
    if (profile) changed.set(id, { ...profile, ...fields, modified: Date.now() })
  }

  const seededBeyond = [...documented.keys()].filter((id) => id > lastRegular)
  function* everyId(): Generator<number> {
    for (let id = 1; id <= lastRegular; id++) yield id
    yield* seededBeyond
    for (const id of changed.keys()) if (!isSeeded(id)) yield id
  }

  return {
    get,
    isSeeded,
    count: () => [...everyId()].filter(exists).length,
    list: (search) => {
      const { ids, providerId, createdFrom = -Infinity, createdTo = Infinity, matches } = search
      const there = [...(ids ?? everyId())].filter(exists)
      const conditions = [providerId, search.createdFrom, search.createdTo, matches]
      // Computing 100,000 profiles takes a while, and is not needed if only their IDs are asked for.
      if (conditions.every((condition) => condition === undefined)) return there
      return there.filter((id) => {
        const profile = get(id)
        return (
          profile !== undefined &&
          (providerId === undefined || profile.providerId === providerId) &&
          profile.created >= createdFrom &&
          profile.created <= createdTo &&
          (matches === undefined || matches(profile))
        )
      })
    },
    create: (fields) => {
      const now = Date.now()
      const profile: Profile = { id: nextId++, tags: [], created: now, modified: now, ...fields }
      changed.set(profile.id, profile)
      return profile
    },
    change: update,
    remove: (id) => {
      changed.delete(id)
      removed.add(id)
    },
    addTag: (id, tag) => {
      const isNew = !knownTags.has(tag)
      knownTags.add(tag)
      const profile = get(id)
      if (profile && !profile.tags.includes(tag)) update(id, { tags: [...profile.tags, tag] })
      return isNew
    },
    removeTag: (id, tag) => {
      const profile = get(id)
      if (!profile?.tags.includes(tag)) return false
      update(id, { tags: profile.tags.filter((each) => each !== tag) })
      return true
    },
  }
}
