import type { BulkOperation } from '../../shared/domain/bulk'
import type { Profile } from '../../shared/domain/profile'
import { ok, type Result } from '../../shared/errors/failure'
import { decide, decideUndo, trusted, type Decision } from './decide'
import { bulkPriority, type BulkParts } from './parts'
import { createPreparingStarts } from './prepare-start'
import { stop, type Prepared, type Subject } from './prepared'
import type { SavedDeletes } from './saved-deletes'

const prepared = (decision: Decision, profile: Profile): Prepared =>
  decision.to === 'do'
    ? { ...decision, profile }
    : {
        to: 'end',
        state: decision.reason === 'value-missing' ? 'skipped' : 'unchanged',
        reason: decision.reason,
        profile,
      }

/** Decides what to do with a profile, reading first what has to be known. */
export const createPreparing = (parts: BulkParts, signal: AbortSignal) => {
  const { link, directory, now } = parts
  const options = { ...bulkPriority, signal }

  /** If the reply has no ZIP code, the known one stays. */
  const read = async ({ profileId, row }: Subject): Promise<Result<Profile>> => {
    const found = await directory.read(profileId, options)
    if (!found.ok) return found
    const zipcode = found.value.zipcode ?? row?.profile?.zipcode ?? null
    return ok({ ...found.value, zipcode })
  }

  const startOf = createPreparingStarts(parts, signal, read)

  const deletion = async (
    operation: BulkOperation & { kind: 'delete' },
    subject: Subject,
    saved: SavedDeletes,
  ): Promise<Prepared> => {
    const { profileId } = subject
    const profile = await read(subject)
    if (!profile.ok) return stop(profile.error)
    const fields = await link.sensitive.listFields(profileId, options)
    if (!fields.ok) return stop(fields.error)
    const written = await saved.add(profile.value, fields.value)
    return written.ok ? prepared(decide(operation, profile.value), profile.value) : stop(written.error)
  }

  const byDetails = async (
    subject: Subject,
    judge: (profile: Profile) => Decision,
    alwaysRead: boolean,
  ): Promise<Prepared> => {
    const known = subject.mustRead ? null : trusted(subject.row, now())
    const decision = known && judge(known)
    if (known && decision && (!alwaysRead || decision.to === 'leave')) return prepared(decision, known)
    const profile = await read(subject)
    return profile.ok ? prepared(judge(profile.value), profile.value) : stop(profile.error)
  }

  return async (operation: BulkOperation, subject: Subject, saved: SavedDeletes): Promise<Prepared> => {
    switch (operation.kind) {
      case 'job-start':
        return startOf(operation, subject)
      case 'delete':
        return deletion(operation, subject, saved)
      case 'undo': {
        const { did } = subject
        if (!did) return { to: 'end', state: 'skipped', reason: 'run-forgotten', profile: null }
        const changes = did.some(({ kind }) => kind === 'change')
        // An old row must not make an undo skip a value: only a fresh read shows that it was changed since.
        return byDetails(
          { ...subject, mustRead: subject.mustRead || changes },
          (profile) => decideUndo(profile, did),
          changes,
        )
      }
      case 'change':
        return byDetails(subject, (profile) => decide(operation, profile), true)
      case 'values': {
        const { values } = subject
        const isChange = values?.zipcode !== undefined || values?.label !== undefined
        return byDetails(subject, (profile) => decide(operation, profile, values), isChange)
      }
      default:
        return byDetails(subject, (profile) => decide(operation, profile), false)
    }
  }
}
