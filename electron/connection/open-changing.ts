import { createCredentialChanges } from '../changes/credentials'
import { createJournal } from '../changes/journal'
import { createLauncher } from '../jobs/launcher'
import { createLockout } from '../jobs/lockout'
import { openNoAgent } from '../jobs/no-agent'
import { createSpacing } from '../jobs/spacing'
import { createStarts } from '../jobs/starts'
import { createTurns, type ProfileTurns } from '../lib/turns'
import { openHolds } from '../jobs/holds'
import { openSnoozes } from '../triage/snoozes'
import type { SessionParts } from './session-parts'
import type { Stored } from './open-stored'
import type { Watched } from './open-watched'

/** Opens what changes something at the server: the journal of changes, and all that is checked before a job starts. */
export const openChanging = async (
  { store, activity }: Pick<Stored, 'store' | 'activity'>,
  { link, ledger, directory, lastJob, followJob }: Watched,
  { logger, now }: Pick<SessionParts, 'logger' | 'now'>,
) => {
  const labelOf = (id: number): Promise<string | undefined> =>
    directory.known([id]).then(
      ([row]) => row?.profile?.label,
      () => undefined,
    )
  const journal = createJournal(store, activity, logger, labelOf)
  const turns: ProfileTurns = createTurns()
  const credentials = createCredentialChanges({ link, store, journal, turns })
  const lockout = createLockout({
    ledger,
    store: { credentials: { ofProfile: credentials.history } },
    now,
  })
  const holds = await openHolds(store, now)
  const snoozes = await openSnoozes(store, now)
  const providerOf = async (id: number): Promise<number | null> =>
    (await directory.known([id]))[0]?.profile?.providerId ?? null
  const noAgent = await openNoAgent(store, providerOf, now)
  const starts = createStarts({
    link: { jobs: { start: noAgent.remembering(link.jobs.start), status: link.jobs.status } },
    ledger,
    lastJob,
    follow: followJob,
  })
  const launcher = createLauncher({ starts, lastJob, journal, lockout, holds, turns, directory })
  const spacing = createSpacing()
  return { journal, turns, credentials, lockout, holds, snoozes, noAgent, starts, launcher, spacing }
}
