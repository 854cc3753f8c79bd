import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Session } from '../connection/session'
import type { KeptRelease } from '../store/triage-store'

type ForgetParts = Pick<
  Session,
  'store' | 'bulk' | 'activity' | 'activityDesk' | 'directory' | 'triage' | 'notifications'
>

/** Whether something is still being done with the profile, whose record would come back without its beginning. */
const isBusy = async ({ store, bulk }: ForgetParts, id: number): Promise<Result<boolean>> => {
  const changes = await store.changes.unsettled()
  if (!changes.ok) return changes
  // One in doubt is over: nothing more will be heard of it.
  if (changes.value.some(({ profileId, outcome }) => profileId === id && outcome === null)) return ok(true)
  const releases = await store.triage.releases()
  if (!releases.ok) return releases
  const comes = ({ state }: KeptRelease): boolean => state === 'waiting' || state === 'starting'
  if (releases.value.some((start) => start.profileId === id && comes(start))) return ok(true)
  for (const { id: run, state } of bulk.list()) {
    if (state === 'done' || state === 'cancelled') continue
    const items = await store.bulk.ofProfiles({ run, profileIds: [id] })
    if (!items.ok) return items
    if (items.value.length > 0) return ok(true)
  }
  return ok(false)
}

/** Deletes what this computer keeps of a profile. The API is not asked for anything, and the profile stays as it is there. */
export const forgetProfile = async (parts: ForgetParts, id: number): Promise<Result<null>> => {
  const { store, activity, activityDesk, directory, triage, notifications } = parts
  const busy = await isBusy(parts, id)
  if (!busy.ok) return busy
  if (busy.value) return fail('profile-busy')
  // A snooze's note is in memory as well.
  const woken = await triage.wake([id])
  if (!woken.ok) return woken
  // What was read of it last may still be on its way to the disk: the answer comes after that.
  await directory.known([id])
  // In one tick, and so in one commit: what is forgotten has its line.
  const [forgotten, recorded] = await Promise.all([
    store.forget(id),
    activity.record({ action: 'forget', profileId: id, outcome: 'done' }),
  ])
  activityDesk.forgotten()
  await notifications.forgotten()
  directory.removed(id)
  if (!forgotten.ok) return forgotten
  return recorded.ok ? ok(null) : recorded
}
