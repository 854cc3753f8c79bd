import type { LockoutVerdict } from '../../shared/domain/lockout'
import {
  type Playbook,
  type QueueFilter,
  type StartAgainOutcome,
  type StartAgainStep,
  type TriageCase,
  type TriageQueue,
  type TriageState,
} from '../../shared/domain/triage'
import { ok, type Result } from '../../shared/errors/failure'
import { afterwards } from '../changes/afterwards'
import type { CredentialChanges } from '../changes/credentials'
import type { Directory } from '../directory/directory'
import type { ReadLastJob } from '../jobs/last-job'
import type { Launcher } from '../jobs/launcher'
import type { Ledger } from '../jobs/ledger'
import type { NoAgent } from '../jobs/no-agent'
import { coalesce } from '../lib/coalesce'
import type { LinkClient } from '../link/link-client'
import type { Plans } from '../plans/plans'
import type { Store } from '../store/store'
import { casesOf } from './cases'
import { createCasePapers, type CasePapers } from './case-papers'
import { createChosen, type ChosenService } from './chosen'
import type { Holds } from '../jobs/holds'
import { createGuidance } from './guidance'
import { createProviders, type Providers } from './providers'
import { openReleases } from './release'
import { createStartAgain, type StartAgainRequest } from './start-again'
import type { Snoozes } from './snoozes'
import { solvedToday } from './solved'
import { openSweep } from './sweep'
import { createTroubleWatch } from './trouble-watch'

/** The failure desk: docs/guide/triage.md. */
export interface Triage extends CasePapers, ChosenService {
  readonly state: () => Promise<Result<TriageState>>
  readonly queue: (filter: QueueFilter) => Promise<Result<TriageQueue>>
  readonly cases: (ids: readonly number[]) => Promise<Result<readonly TriageCase[]>>
  readonly solved: () => Promise<Result<{ readonly today: number }>>
  readonly sweep: (
    command:
      | { readonly action: 'start'; readonly text?: string | undefined }
      | { readonly action: 'pause' | 'resume' },
  ) => Promise<Result<TriageState | null>>
  readonly playbook: (status: string, profileId: number | undefined) => Promise<Result<Playbook>>
  readonly startAgain: (request: StartAgainRequest) => Promise<Result<StartAgainOutcome>>
  /** Whether fields and a start of this profile are still being sent. */
  readonly isStartingAgain: (profileId: number) => boolean
  readonly hold: (providerId: number, on: boolean) => Promise<Result<TriageState | null>>
  readonly release: Providers['release']
  readonly cancelRelease: (providerId: number) => Promise<Result<TriageState | null>>
  /** The directory has learned something: jobs may have ended. */
  readonly directoryChanged: () => void
  readonly close: () => Promise<void>
}

export interface TriageParts {
  readonly link: Pick<LinkClient, 'utilities'>
  readonly lastJob: ReadLastJob
  readonly launcher: Pick<Launcher, 'holdOf' | 'start'>
  readonly store: Store
  readonly directory: Directory
  readonly ledger: Ledger
  readonly credentials: CredentialChanges
  readonly holds: Holds
  readonly snoozes: Snoozes
  readonly noAgent: Pick<NoAgent, 'since'>
  readonly planOf: Plans['of']
  readonly lockout: (profileId: number) => Promise<Result<LockoutVerdict>>
  readonly emit: (state: TriageState) => void
  readonly emitStep: (step: StartAgainStep) => void
  /** Where the administrator's files are, if there are any. */
  readonly administratorFolder: string
  readonly now: () => Date
}

const emitEveryMs = 250

export const openTriage = async (parts: TriageParts): Promise<Triage> => {
  const { store, directory, ledger, credentials, holds, snoozes, lockout, lastJob, launcher, now } = parts
  let revision = 0
  let version = -1
  let closed = false

  /** Something that is stored here (a snooze, a hold) has changed, and with it perhaps the queue. */
  const changed = (): void => {
    revision += 1
    telling.soon()
  }
  const telling = coalesce(emitEveryMs, () => {
    void state().then((now) => {
      if (now.ok && !closed) parts.emit(now.value)
    })
  })

  snoozes.onReturn(changed)
  const releases = await openReleases({
    store,
    holds,
    lastJob,
    lockout,
    start: launcher.start,
    onChange: telling.soon,
    now,
  })
  const sweep = await openSweep({ lastJob, store, directory, onChange: telling.soon, now })
  const troubles = createTroubleWatch({ store, now, onChange: changed })
  const guidance = createGuidance({ link: parts.link, folder: parts.administratorFolder })
  const startAgain = createStartAgain({ credentials, lockout, launcher, onStep: parts.emitStep })

  const state = async (): Promise<Result<TriageState>> => {
    const counted = await directory.ask('triageCounts', {
      snoozed: snoozes.active(),
      heldProviders: holds.all(),
    })
    if (!counted.ok) return counted
    if (counted.value.version !== version) {
      version = counted.value.version
      revision += 1
    }
    return ok({
      revision,
      counts: counted.value.counts,
      sweep: sweep.state(),
      troubles: await providers.troubles(),
    })
  }

  const queue = (filter: QueueFilter) => directory.ask('triageQueue', { filter, snoozed: snoozes.active() })

  const cases = (ids: readonly number[]) =>
    casesOf(
      {
        directory,
        ledger,
        lockout,
        snoozes,
        holds,
        noAgent: parts.noAgent,
        planOf: parts.planOf,
        inTrouble: (providerId) => troubles.found().has(providerId),
      },
      ids,
    )

  const providers = createProviders({ directory, holds, releases, watch: troubles, queue, cases, now })

  /** The state after a change of what is stored here, if it can be read, or the reason why it was not made. */
  const after = async (change: Promise<Result<unknown>>): Promise<Result<TriageState | null>> => {
    const made = await change
    if (!made.ok) return made
    changed()
    return afterwards(state())
  }

  return {
    state,
    queue,
    cases,
    sweep: async (command) => {
      if (command.action === 'start') return after(sweep.start(command.text ?? ''))
      if (command.action === 'pause') sweep.pause()
      else sweep.resume()
      return afterwards(state())
    },
    solved: () => solvedToday(store, now()),
    ...createChosen({ directory, snoozes, holds, after, now }),
    playbook: async (status, profileId) => {
      const [row] = profileId === undefined ? [] : await directory.known([profileId])
      return ok(await guidance.of({ status, profileId: profileId ?? null, row }))
    },
    startAgain: startAgain.run,
    isStartingAgain: startAgain.isUnderWay,
    hold: (providerId, on) => after(releases.hold(providerId, on)),
    release: async (...request) => {
      const begun = await providers.release(...request)
      if (begun.ok) changed()
      return begun
    },
    cancelRelease: (providerId) => after(releases.cancel(providerId)),
    ...createCasePapers({ store, directory, ledger, credentials, now }),
    directoryChanged: () => {
      troubles.soon()
      telling.soon()
    },
    close: async () => {
      closed = true
      telling.close()
      troubles.close()
      await Promise.all([sweep.close(), releases.close()])
    },
  }
}
