import type { Bill } from '../../../shared/domain/bill'
import type { FieldChange } from '../../../shared/domain/bill-change'
import {
  changesBetween,
  facetOf,
  fieldsOfBills,
  fieldsOfProfile,
  noFields,
  type Facet,
} from '../../../shared/history/fields'
import type { SeenChange } from '../../../shared/history/history'
import type { Database } from '../database'
import type { BillList, StoredProfile } from '../store'
import { dropOldChanges } from './drop-changes'

/** A profile's stored row: none, one that cannot be opened, or as it was. */
export type StoredBefore = 'none' | 'unreadable' | StoredProfile

/** Writes down what readings find other than before. Everything happens in the commit that replaces what was before. */
export interface KeptChanges {
  readonly ofProfile: (profile: StoredProfile, before: StoredBefore, seenAt: string) => void
  /** The API does not have it any more. */
  readonly ofGone: (id: number, before: StoredBefore, at: string) => void
  /** `before`: null where no list is known. */
  readonly ofBills: (profileId: number, bills: readonly Bill[], before: BillList | null, at: string) => void
  /** Called with everything that is written, so that what is old goes once a day. */
  readonly dropOld: (at: string) => void
}

interface StartRow {
  readonly known_from: string | null
}

const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one)

/** Nearly every reading finds nothing else: that costs no more than a look. */
const isSame = (one: StoredProfile, other: StoredProfile): boolean =>
  one.label === other.label &&
  one.provider === other.provider &&
  one.providerId === other.providerId &&
  one.zipcode === other.zipcode &&
  one.tags.length === other.tags.length &&
  one.tags.every((tag, at) => tag === other.tags[at])

export const keptChanges = (db: Database): KeptChanges => {
  /** The day for which old changes were dropped last; null until the first time after the opening. */
  let droppedOn: string | null = null

  const startOf = (id: number): StartRow | undefined =>
    db.get('SELECT known_from FROM history_start WHERE profile_id = ?', id) as StartRow | undefined

  /** How it was before this time is not known. */
  const beginAt = (id: number, at: string): void => {
    db.run(
      `INSERT INTO history_start (profile_id, first_seen, known_from) VALUES (?1, ?2, ?2)
       ON CONFLICT (profile_id) DO UPDATE SET known_from = excluded.known_from`,
      id,
      at,
    )
  }

  /** When the bills, or else the rest of the profile, were last seen to have changed. */
  const lastChange = (id: number, ofBills: boolean): string | null =>
    (
      db.get(
        `SELECT max(seen_at) AS at FROM profile_change WHERE profile_id = ? AND (facet = 'bills') = ?`,
        id,
        Number(ofBills),
      ) as { readonly at: string | null }
    ).at

  const put = (id: number, facet: Facet, seenAt: string, change: SeenChange): void => {
    const { n } = db.get('SELECT coalesce(max(n), 0) + 1 AS n FROM profile_change') as { readonly n: number }
    const sealed = db.seal('profile_change', n, change)
    db.run(
      'INSERT INTO profile_change (n, profile_id, facet, seen_at, bytes, sealed) VALUES (?, ?, ?, ?, ?, ?)',
      n,
      id,
      facet,
      seenAt,
      sealed.length,
      sealed,
    )
  }

  const keep = (
    id: number,
    facets: readonly (readonly [Facet, readonly FieldChange[]])[],
    at: { readonly seen: string; readonly read: string },
    modified: string | null = null,
  ): void => {
    const ofBills = facets[0]?.[0] === 'bills'
    const last = lastChange(id, ofBills)
    // Not before the last one, even if the clock was set back: the way back from today goes by these times.
    const seenAt = later(at.seen, last)
    // A row in doubt after an end by force counts as read long ago.
    const since = later(later(at.read, last), ofBills ? null : (startOf(id)?.known_from ?? null))
    for (const [facet, fields] of facets)
      if (fields.length > 0) put(id, facet, seenAt, { fields, since, modified })
  }

  const ofNew = (profile: StoredProfile, seen: string): void => {
    const { id, modified } = profile
    const isKnown = (startOf(id)?.known_from ?? null) !== null
    // It had been there, and was gone.
    if (isKnown)
      keep(
        id,
        [['profile', changesBetween(noFields, fieldsOfProfile(profile))]],
        { seen, read: '' },
        modified,
      )
    else beginAt(id, seen)
  }

  const ofKnown = (profile: StoredProfile, before: StoredProfile, seen: string): void => {
    if (isSame(profile, before)) return
    const changes = changesBetween(fieldsOfProfile(before), fieldsOfProfile(profile))
    if (changes.length === 0) return
    const of = (facet: Facet) => [facet, changes.filter(({ field }) => facetOf(field) === facet)] as const
    const modified = profile.modified === before.modified ? null : profile.modified
    keep(profile.id, [of('profile'), of('tags')], { seen, read: before.readAt }, modified)
  }

  return {
    ofProfile: (profile, before, seen) => {
      if (before === 'none') ofNew(profile, seen)
      else if (before === 'unreadable') beginAt(profile.id, seen)
      else ofKnown(profile, before, seen)
    },
    ofGone: (id, before, at) => {
      if (before === 'unreadable') beginAt(id, at)
      else if (before !== 'none') {
        const changes = changesBetween(fieldsOfProfile(before), noFields)
        keep(id, [['profile', changes]], { seen: at, read: before.readAt })
      }
    },
    ofBills: (id, bills, before, at) => {
      if (before) {
        const changes = changesBetween(fieldsOfBills(before.bills), fieldsOfBills(bills))
        keep(id, [['bills', changes]], { seen: at, read: before.at })
      } else {
        db.run(
          `INSERT INTO history_start (profile_id, first_seen, bills_from) VALUES (?1, ?2, ?2)
           ON CONFLICT (profile_id) DO UPDATE SET bills_from = excluded.bills_from`,
          id,
          at,
        )
      }
    },
    dropOld: (at) => {
      const day = at.slice(0, 'YYYY-MM-DD'.length)
      if (droppedOn !== null && day <= droppedOn) return
      dropOldChanges(db, at)
      droppedOn = day
    },
  }
}
