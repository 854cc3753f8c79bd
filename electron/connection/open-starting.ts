import { dirname, join } from 'node:path'
import { deletesAllowedBy } from '../bulk/administrator'
import { openBulk } from '../bulk/bulk'
import { ok } from '../../shared/errors/failure'
import { openPlans } from '../plans/plans'
import type { openChanging } from './open-changing'
import type { Stored } from './open-stored'
import type { Watched } from './open-watched'
import type { Scope } from './scope'
import type { SessionParts } from './session-parts'

type Changing = Awaited<ReturnType<typeof openChanging>>

/** Opens what goes on by itself, and starts jobs without anybody watching: bulk runs and planned starts. */
export const openStarting = async (
  { store, activity }: Pick<Stored, 'store' | 'activity'>,
  { link, ledger, directory, lastJob, reach }: Watched,
  { noAgent, starts, lockout, holds, snoozes, turns, spacing, launcher }: Changing,
  { emit, logger, now, folder }: Pick<SessionParts, 'emit' | 'logger' | 'now' | 'folder'>,
  scope: Scope,
) => {
  const isSnoozed = (profileId: number, jobId: string): boolean => snoozes.of(profileId, jobId) !== null
  const bulk = await openBulk({
    link,
    noAgent,
    store,
    directory,
    askGaps: directory.ask,
    ledger,
    lastJob,
    starts,
    lockout,
    holds,
    isSnoozed,
    turns,
    spacing,
    activity,
    emit: (runs) => emit('bulk:changed', { runs }),
    logger,
    now,
    deletedFolder: join(folder, 'deleted'),
    deletesAllowed: () => deletesAllowedBy(join(dirname(folder), 'administrator.json')),
  })
  if (!bulk.ok) return bulk
  scope.add('bulk', bulk.value.close)
  const plans = await openPlans({
    store,
    directory,
    ledger,
    launcher,
    spacing,
    noAgent,
    isSnoozed,
    isOnline: () => reach.refusal() === null,
    emit: (state) => emit('plans:changed', state),
    now,
  })
  scope.add('planned starts', plans.close)
  return ok({ bulk: bulk.value, plans })
}
