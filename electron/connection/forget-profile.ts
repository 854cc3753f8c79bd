import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Forgotten } from '../../shared/domain/directory'
import type { Session } from './session'
import { forgetViews } from '../directory/saved-views'
import type { StoredRelease } from '../store/triage-store'

const pageSize = 1000

type ForgetParts = Pick<
  Session,
  | 'store'
  | 'bulk'
  | 'turns'
  | 'activity'
  | 'activityReader'
  | 'directory'
  | 'watcher'
  | 'triage'
  | 'plans'
  | 'savingPdfs'
  | 'notes'
  | 'notifications'
  | 'place'
>

/**
 * Whether something is still being done with the profile: its result would be recorded after everything else was
 * forgotten.
 */
const isBusy = async (
  { store, bulk, triage, plans, savingPdfs }: ForgetParts,
  id: number,
): Promise<Result<boolean>> => {
  const isBeingSent = plans.of(id)?.state === 'sent'
  if (triage.isStartingAgain(id) || isBeingSent || savingPdfs.has(id)) return ok(true)
  const changes = await store.changes.unsettled()
  if (!changes.ok) return changes
  // A change in doubt counts as over: no further answer to it will come.
  if (changes.value.some(({ profileId, outcome }) => profileId === id && outcome === null)) return ok(true)
  const releases = await store.triage.releases()
  if (!releases.ok) return releases
  const comes = ({ state }: StoredRelease): boolean => state === 'waiting' || state === 'starting'
  if (releases.value.some((start) => start.profileId === id && comes(start))) return ok(true)
  for (const { id: run, state } of bulk.list()) {
    if (state === 'done' || state === 'cancelled') continue
    const items = await store.bulk.ofProfiles({ run, profileIds: [id] })
    if (!items.ok) return items
    if (items.value.length > 0) return ok(true)
  }
  return ok(false)
}

/** The labels that it has, that it had when this console changed something of it, and that were seen before. */
const labelsOf = async (
  { directory, activity, store }: ForgetParts,
  id: number,
  shown: string | undefined,
): Promise<Result<readonly string[]>> => {
  const [row] = await directory.known([id])
  await directory.settled()
  const seen = await store.history.labels(id)
  if (!seen.ok) return seen
  const labels = new Set([row?.profile?.label, shown, ...seen.value].flatMap((label) => label ?? []))
  for (let after = 0; ;) {
    const page = await activity.read({ after, limit: pageSize, profileId: id })
    if (!page.ok) return page
    for (const { personal } of page.value) if (personal?.['label']) labels.add(personal['label'])
    const last = page.value.at(-1)
    if (!last || page.value.length < pageSize) return ok([...labels])
    after = last.line.seq
  }
}

const forgetInTurn = async (
  parts: ForgetParts,
  id: number,
  shown: string | undefined,
): Promise<Result<Forgotten>> => {
  const { store, activity, activityReader, directory, triage, plans, notifications, place, watcher } = parts
  const busy = await isBusy(parts, id)
  if (!busy.ok) return busy
  if (busy.value) return fail('profile-busy')
  // A snooze's note is in memory as well.
  const woken = await triage.wake([id])
  if (!woken.ok) return woken
  // A planned start as well, which must not be made any more.
  const unplanned = await plans.cancel([id])
  if (!unplanned.ok) return unplanned
  // Reads of it may still be on their way to the disk; labelsOf answers after them.
  const labels = await labelsOf(parts, id, shown)
  if (!labels.ok) return labels
  // Its next look would write a job down again.
  const followed = watcher.forget(id)
  // A reading that is answered while the store forgets it must not write it down again.
  const stays = directory.forgetting(id)
  // In one tick, and so in one commit: whatever is forgotten has its line in the log.
  const [forgotten, searches, views, recorded] = await Promise.all([
    store.profiles.forget(id),
    place.forget(labels.value),
    forgetViews(store, labels.value),
    activity.record({ action: 'forget', profileId: id, outcome: 'done' }),
  ])
  activityReader.forgotten()
  await notifications.forgotten()
  if (!forgotten.ok) {
    stays()
    followed.forEach(watcher.watch)
    // If the disk was full these are separate writes, and the line must not claim what was not done.
    if (recorded.ok) await activity.record({ action: 'forget', profileId: id, outcome: 'failed' })
    return forgotten
  }
  directory.forgotten(id)
  parts.notes.forgotten(id)
  const written = { line: recorded, searches, views }
  const unwritten = (['line', 'searches', 'views'] as const).filter((part) => !written[part].ok)
  return ok({ ...(views.ok ? views.value : { removed: [], left: [] }), unwritten })
}

/**
 * Deletes what this computer keeps of a profile. The API is not asked for anything, and the profile stays as it is there.
 * It fails only where the profile itself was not forgotten: what could not be written beside it is named. `shown` is the label that the page shows it by: of one that was deleted elsewhere nothing else may know it any more.
 */
export const forgetProfile = async (
  parts: ForgetParts,
  id: number,
  shown?: string,
): Promise<Result<Forgotten>> =>
  // A change whose turn it is may not have written anything yet.
  parts.turns.isTaken(id) ? fail('profile-busy') : parts.turns.take(id, () => forgetInTurn(parts, id, shown))
