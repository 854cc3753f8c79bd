import type { Job, JobMode } from '../../shared/domain/job'
import type { LockoutVerdict } from '../../shared/domain/lockout'
import { isFailedMover } from '../../shared/domain/status'
import {
  triageMovers,
  type Playbook,
  type QueueFilter,
  type RelaunchOutcome,
  type RelaunchStep,
  type ReleaseState,
  type TriageCase,
  type TriageQueue,
  type TriageState,
  type Trouble,
} from '../../shared/domain/triage'
import { fail, ok, type Result } from '../../shared/errors/failure'
import { afterwards } from '../changes/afterwards'
import type { CredentialChanges } from '../changes/credentials'
import type { Directory } from '../directory/directory'
import type { ReadLastJob } from '../jobs/last-job'
import type { Launcher } from '../jobs/launcher'
import type { Ledger } from '../jobs/ledger'
import type { NoAgent } from '../jobs/no-agent'
import { coalesce } from '../lib/coalesce'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'
import { casesOf } from './cases'
import { escalationText } from './escalation'
import { evidenceFiles, type EvidenceFile } from './evidence'
import type { Holds } from '../jobs/holds'
import { createPlaybooks, filledPlaybook } from './playbooks'
import { placeholderValuesOf } from './placeholders'
import { openReleases } from './release'
import { createRelaunch, type RelaunchRequest } from './relaunch'
import { openSnoozes } from './snoozes'
import { openSweep } from './sweep'
import { createTroubleWatch } from './trouble-watch'
import { windowHours } from './trouble'

/** The failure desk: docs/guide/triage.md. */
export interface Triage {
  readonly state: () => Promise<Result<TriageState>>
  readonly queue: (filter: QueueFilter) => Promise<Result<TriageQueue>>
  readonly cases: (ids: readonly number[]) => Promise<Result<readonly TriageCase[]>>
  readonly sweep: (
    asked:
      | { readonly action: 'start'; readonly text?: string | undefined }
      | { readonly action: 'pause' | 'resume' },
  ) => Promise<Result<TriageState | null>>
  readonly snooze: (
    profileIds: readonly number[],
    until: string,
    note: string,
  ) => Promise<Result<TriageState | null>>
  readonly wake: (profileIds: readonly number[]) => Promise<Result<TriageState | null>>
  readonly playbook: (status: string, profileId: number | undefined) => Promise<Result<Playbook>>
  readonly relaunch: (request: RelaunchRequest) => Promise<Result<RelaunchOutcome>>
  readonly hold: (providerId: number, on: boolean) => Promise<Result<TriageState | null>>
  readonly release: (
    providerId: number,
    overMinutes: number,
    mode: JobMode,
    sendNotification: boolean,
  ) => Promise<Result<ReleaseState>>
  readonly cancelRelease: (providerId: number) => Promise<Result<TriageState | null>>
  readonly escalation: (profileId: number, consoleVersion: string) => Promise<Result<string>>
  readonly evidence: (profileId: number, consoleVersion: string) => Promise<Result<readonly EvidenceFile[]>>
  /** The directory has learned something: jobs may have ended. */
  readonly directoryChanged: () => void
  readonly close: () => Promise<void>
}

export interface TriageParts {
  readonly link: Pick<LinkClient, 'utilities'>
  readonly lastJob: ReadLastJob
  readonly launcher: Launcher
  readonly store: Store
  readonly directory: Directory
  readonly ledger: Ledger
  readonly credentials: CredentialChanges
  readonly holds: Holds
  readonly noAgent: Pick<NoAgent, 'since'>
  readonly lockout: (profileId: number) => Promise<Result<LockoutVerdict>>
  readonly emit: (state: TriageState) => void
  readonly emitStep: (step: RelaunchStep) => void
  /** The administrator's playbooks; need not be there. */
  readonly playbookFile: string
  readonly now: () => Date
}

const emitEveryMs = 250
/** Ids whose cases are looked up at a time, for what goes through a whole queue. */
const pageSize = 200

export const openTriage = async (parts: TriageParts): Promise<Triage> => {
  const {
    link,
    store,
    directory,
    ledger,
    credentials,
    holds,
    lockout,
    lastJob,
    launcher,
    emit,
    emitStep,
    now,
  } = parts
  let revision = 0
  let version = -1
  let closed = false

  /** Something of our own changed after which the queue may be another. */
  const changed = (): void => {
    revision += 1
    telling.soon()
  }
  const telling = coalesce(emitEveryMs, () => {
    void state().then((now) => {
      if (now.ok && !closed) emit(now.value)
    })
  })

  const snoozes = await openSnoozes(store, now, changed)
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
  const playbooks = createPlaybooks(parts.playbookFile)
  const relaunch = createRelaunch({ credentials, lockout, launcher, onStep: emitStep })
  const names = new Map<number, string | null>()

  /** A provider's name is known by its profiles alone. */
  const nameOf = async (providerId: number): Promise<string | null> => {
    const known = names.get(providerId)
    if (known !== undefined) return known
    const found = await directory.search(`provider:${providerId}`, null, null)
    const first = found.ok ? Array.from(found.value.ids.subarray(0, pageSize)) : []
    const rows = await directory.known(first)
    const name = rows.find(({ profile }) => profile?.providerId === providerId)?.profile?.provider ?? null
    if (name !== null) names.set(providerId, name)
    return name
  }

  const troubleOf = async (providerId: number): Promise<Trouble> => {
    const found = troubles.found().get(providerId)
    const heldSince = holds.since(providerId)
    return {
      providerId,
      provider: await nameOf(providerId),
      status: found?.status ?? null,
      profiles: found?.profiles ?? 0,
      window: windowHours,
      sentence:
        found?.sentence ??
        (heldSince === null ? 'Profiles are being started again here.' : 'Relaunches are on hold here.'),
      held: heldSince !== null,
      since: found?.since ?? heldSince ?? now().toISOString(),
      release: releases.of(providerId),
    }
  }

  const state = async (): Promise<Result<TriageState>> => {
    const counted = await directory.triageCounts({
      snoozed: snoozes.active(),
      heldProviders: holds.all(),
    })
    if (!counted.ok) return counted
    if (counted.value.version !== version) {
      version = counted.value.version
      revision += 1
    }
    const providers = new Set([...troubles.found().keys(), ...holds.all(), ...releases.open()])
    return ok({
      revision,
      counts: counted.value.counts,
      sweep: sweep.state(),
      troubles: await Promise.all([...providers].map(troubleOf)),
    })
  }

  const queue = (filter: QueueFilter) => directory.triageQueue({ filter, snoozed: snoozes.active() })

  const cases = (ids: readonly number[]) =>
    casesOf(
      {
        directory,
        ledger,
        lockout,
        snoozes,
        holds,
        noAgent: parts.noAgent,
        inTrouble: (providerId) => troubles.found().has(providerId),
      },
      ids,
    )

  /** The state after a change of our own, as far as it can be told, or why it was not made. */
  const after = async (change: Promise<Result<unknown>>): Promise<Result<TriageState | null>> => {
    const made = await change
    if (!made.ok) return made
    changed()
    return afterwards(state())
  }

  const lastJobs = async (profileIds: readonly number[]) => {
    const rows = await directory.known(profileIds)
    return rows.flatMap(({ id, lastJob }) => (lastJob ? [{ profileId: id, jobId: lastJob.jobId }] : []))
  }

  const begin: Triage['release'] = async (providerId, overMinutes, mode, sendNotification) => {
    const found = await queue({ providerIds: [providerId], movers: triageMovers.filter(isFailedMover) })
    if (!found.ok) return found
    const released = []
    for (let from = 0; from < found.value.ids.length; from += pageSize) {
      const page = await cases(Array.from(found.value.ids.subarray(from, from + pageSize)))
      if (!page.ok) return page
      released.push(...page.value)
    }
    const begun = await releases.begin(
      providerId,
      released.map((one) => ({ profileId: one.profileId, jobId: one.jobId, mode: one.mode ?? mode })),
      overMinutes,
      sendNotification,
    )
    changed()
    return begun
  }

  /** The ledger's record of the profile's last job. */
  const recordedJob = async (profileId: number): Promise<Result<Job>> => {
    const jobs = await ledger.ofProfile(profileId)
    if (!jobs.ok) return jobs
    const [row] = await directory.known([profileId])
    const job = jobs.value.find(({ jobId }) => jobId === row?.lastJob?.jobId) ?? jobs.value[0]
    return job ? ok(job) : fail('not-found', { subject: 'known-job' })
  }

  const escalation: Triage['escalation'] = async (profileId, consoleVersion) => {
    const job = await recordedJob(profileId)
    if (!job.ok) return job
    const [row] = await directory.known([profileId])
    return ok(escalationText({ profileId, profile: row?.profile ?? null, job: job.value, consoleVersion }))
  }

  return {
    state,
    queue,
    cases,
    sweep: async (asked) => {
      if (asked.action === 'start') return after(sweep.start(asked.text ?? ''))
      if (asked.action === 'pause') sweep.pause()
      else sweep.resume()
      return afterwards(state())
    },
    snooze: async (profileIds, until, note) => {
      if (Date.parse(until) <= now().getTime()) return fail('invalid-input', { detail: 'until' })
      const jobs = await lastJobs(profileIds)
      return after(snoozes.put(jobs.map((job) => ({ ...job, until: new Date(until).toISOString(), note }))))
    },
    wake: (profileIds) => after(snoozes.wake(profileIds)),
    playbook: async (status, profileId) => {
      const playbook = await playbooks.of(status)
      if (profileId === undefined) return ok(playbook)
      const [row] = await directory.known([profileId])
      return ok(filledPlaybook(playbook, await placeholderValuesOf(link, profileId, row?.profile ?? null)))
    },
    relaunch,
    hold: (providerId, on) => after(releases.hold(providerId, on)),
    release: begin,
    cancelRelease: (providerId) => after(releases.cancel(providerId)),
    escalation,
    evidence: async (profileId, consoleVersion) => {
      const [jobs, bills, events, text] = await Promise.all([
        ledger.ofProfile(profileId),
        store.bills.listOf(profileId),
        credentials.history(profileId),
        escalation(profileId, consoleVersion),
      ])
      if (!jobs.ok) return jobs
      if (!bills.ok) return bills
      if (!events.ok) return events
      if (!text.ok) return text
      const [row] = await directory.known([profileId])
      return ok(
        evidenceFiles({
          profileId,
          profile: row?.profile ?? null,
          jobs: jobs.value,
          bills: bills.value,
          credentialEvents: events.value,
          escalation: text.value,
          consoleVersion,
          madeAt: now().toISOString(),
        }),
      )
    },
    directoryChanged: () => {
      troubles.soon()
      telling.soon()
    },
    close: async () => {
      closed = true
      telling.close()
      snoozes.close()
      troubles.close()
      await Promise.all([sweep.close(), releases.close()])
    },
  }
}
