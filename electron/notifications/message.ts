import type { EndMessage } from '../../shared/domain/job'
import type { UnrecognisedReason, ReportedEnd } from '../../shared/domain/notification'
import { isStage } from '../../shared/domain/status'
import { readStatus } from '../link/decode/job'
import { isObject, parseJson, type Json, type JsonObject } from '../link/decode/json'
import { readId, readInteger, readNames, readText } from '../link/decode/values'
import { tokenPiece } from '../link/paths'

export type ReadMessage =
  | { readonly kind: 'reported'; readonly reported: ReportedEnd }
  /** `profileId` if it names one nevertheless, so that it is removed when that profile is forgotten. */
  | { readonly kind: 'unrecognised'; readonly reason: UnrecognisedReason; readonly profileId: number | null }

/** As the document writes them: `2017-01-16 04:47:17.155559+00:00`; without a zone it is UTC, as the document says. */
const readTime = (json: Json | undefined): string | null => {
  const text = readText(json) ?? ''
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i.exec(text)
  if (!parts) return null
  const [, day = '', time = '', fraction = '', zone = 'Z'] = parts
  const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

const readCount = (json: Json | undefined): number | null => {
  const count = readInteger(json)
  return count !== null && count >= 0 ? count : null
}

/** Undefined if the message has none of it. */
const readBesides = (json: JsonObject): EndMessage | undefined => {
  if (!['tags', 'new_records', 'existing_records'].some((name) => json.has(name))) return undefined
  return {
    tags: json.has('tags') ? readNames(json.get('tags') ?? null, ['name', 'tag']) : null,
    newRecords: readCount(json.get('new_records')),
    existingRecords: readCount(json.get('existing_records')),
  }
}

/**
 * Reads a message ("Message Format" of "Notification Support"). An entry in the ledger needs `app`, `profile_id`,
 * `job_id` and a `final_state` that can be an end, known or not, since the list of ends may grow. The rest is read as
 * far as possible.
 */
export const readMessage = (body: string): ReadMessage => {
  const parsed = parseJson(body)
  if (!('json' in parsed)) return { kind: 'unrecognised', reason: 'not-json', profileId: null }
  const { json } = parsed
  if (!isObject(json)) return { kind: 'unrecognised', reason: 'not-the-form', profileId: null }
  const profileId = readId(json.get('profile_id'))
  const app = readText(json.get('app'))
  if (app !== null && app !== 'link') return { kind: 'unrecognised', reason: 'other-app', profileId }
  const jobId = readText(json.get('job_id')) ?? ''
  const status = readStatus(json.get('final_state'))
  if (
    app === null ||
    profileId === null ||
    tokenPiece(jobId) === null ||
    status === null ||
    isStage(status)
  ) {
    return { kind: 'unrecognised', reason: 'not-the-form', profileId }
  }
  const mode = readText(json.get('mode'))
  return {
    kind: 'reported',
    reported: {
      profileId,
      jobId,
      status,
      mode: mode === 'bill' || mode === 'interval' ? mode : null,
      at: readTime(json.get('created_at')),
      message: readBesides(json),
    },
  }
}
