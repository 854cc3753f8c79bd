import type { LinkClient } from '../link/link-client'
import type { Logger } from '../logging/logger'
import type { ActivityLog } from '../activity/activity-log'
import type { Json } from '../store/json'
import type { Store, UnsettledChange } from '../store/store'
import type { Settlement } from './journal'
import { settleDelete, settleField, settleProfileChange, settleTag } from './settle'

/** Settles the single changes whose outcome was still open when the program ended: by reading, never by sending again. */

interface RecoveryParts {
  readonly link: Pick<LinkClient, 'tags' | 'profiles' | 'sensitive' | 'jobs'>
  readonly store: Pick<Store, 'changes'>
  readonly activity: Pick<ActivityLog, 'record'>
  readonly logger: Logger
}

const unknown: Settlement<unknown> = { settlement: 'unknown' }

const textIn = (before: Json, name: string): string | null => {
  const value =
    before !== null && typeof before === 'object' && !Array.isArray(before)
      ? (before as Readonly<Record<string, Json>>)[name]
      : null
  return typeof value === 'string' ? value : null
}

/** Compares with the profile as it was: if nothing differs, the change was not made. Otherwise it stays in doubt. */
const settleAgainstOld = async ({ link }: RecoveryParts, profileId: number, before: Json) => {
  const label = textIn(before, 'label')
  const old = { zipcode: textIn(before, 'zipcode') ?? undefined, label: label ?? undefined }
  if (label === null) return unknown
  const settled = await settleProfileChange(link, profileId, old, { priority: 'watch' })
  return settled.settlement === 'happened' ? ({ settlement: 'did-not-happen' } as const) : unknown
}

const settleJobStart = async ({ link }: RecoveryParts, profileId: number, before: Json) => {
  const last = await link.jobs.lastOfProfile(profileId, { priority: 'watch' })
  const known = before !== null && typeof before === 'object' && 'lastJobId' in before
  if (!last.ok || !known) return unknown
  const same = (last.value?.jobId ?? null) === textIn(before, 'lastJobId')
  return same ? ({ settlement: 'did-not-happen' } as const) : unknown
}

const settle = async (parts: RecoveryParts, change: UnsettledChange): Promise<Settlement<unknown>> => {
  const { link } = parts
  const { kind, profileId, before } = change
  if (profileId === null) return unknown
  const tag = textIn(before, 'tag')
  const field = textIn(before, 'field')
  switch (kind) {
    case 'tag-add':
      return tag === null ? unknown : settleTag(link, profileId, tag, 'there', { priority: 'watch' })
    case 'tag-remove':
      return tag === null ? unknown : settleTag(link, profileId, tag, 'gone', { priority: 'watch' })
    case 'credential-add':
      return field === null ? unknown : settleField(link, profileId, field, 'there')
    case 'credential-delete':
      return field === null ? unknown : settleField(link, profileId, field, 'gone')
    case 'delete':
      return settleDelete(link, profileId, { priority: 'watch' })
    case 'change':
      return settleAgainstOld(parts, profileId, before)
    case 'job-start':
      return settleJobStart(parts, profileId, before)
    // The label of a new profile is stored nowhere, and a changed credential cannot be read back: a person decides.
    case 'create':
    case 'credential-change':
      return unknown
  }
}

/** Returns how many stay in doubt. A change that was in doubt before and still is gets no further line in the log. */
export const settleOpenChanges = async (parts: RecoveryParts): Promise<number> => {
  const { store, activity, logger } = parts
  const open = await store.changes.unsettled()
  if (!open.ok) return 0
  let doubtful = 0
  for (const change of open.value) {
    const { id, kind, profileId, personal } = change
    const { settlement } = await settle(parts, change)
    if (settlement === 'unknown') doubtful += 1
    if (settlement === 'unknown' && change.outcome === 'unknown') continue
    const outcome = settlement === 'happened' ? 'done' : settlement === 'unknown' ? 'unknown' : 'failed'
    const [finished] = await Promise.all([
      store.changes.finish(id, outcome, 'settled by reading after a start'),
      activity.record({ action: kind, profileId, outcome, personal }),
    ])
    if (!finished.ok)
      logger.error('the outcome of a change was not recorded', { kind, code: finished.error.code })
  }
  if (doubtful > 0) logger.info('changes in doubt after a start', { count: doubtful })
  return doubtful
}
