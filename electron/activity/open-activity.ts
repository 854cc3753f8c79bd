import { userInfo } from 'node:os'
import type { LogHead } from '../../shared/domain/activity'
import { fail, type Failure } from '../../shared/errors/failure'
import type { Store } from '../store/store'
import { createActivityReader, type ActivityReader } from './activity-reader'
import type { Anchor } from './anchor'
import { createActivityLog, type ActivityLog } from './activity-log'

export interface ActivityParts {
  readonly store: Pick<Store, 'activity'>
  readonly anchor: Anchor
  readonly emit: (head: LogHead) => void
  readonly now: () => Date
}

/** The log of a connection, checked against its anchor, and what a person can ask of it. */
export const openActivity = async ({
  store,
  anchor,
  emit,
  now,
}: ActivityParts): Promise<{
  readonly activity: ActivityLog
  readonly activityReader: ActivityReader
  /** Why the log is not what it was; null where it is. */
  readonly trouble: Failure | null
}> => {
  const activity: ActivityLog = createActivityLog(store, {
    who: userInfo().username,
    now,
    anchor: anchor.write,
    onRecorded: (head) => activityReader.added(head),
  })
  const activityReader: ActivityReader = createActivityReader({
    store,
    log: activity,
    readAnchor: anchor.read,
    emit,
    now,
  })
  const checked = await activityReader.check(true)
  const trouble =
    checked.ok && checked.value.state !== 'whole'
      ? fail('log-altered', { detail: checked.value.state }).error
      : null
  return { activity, activityReader, trouble }
}
