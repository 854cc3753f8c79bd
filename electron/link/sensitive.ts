import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import { decoded, done } from './answers'
import type { Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { readNamesReply } from './decode/values'
import { idPiece, pathOf, textPiece } from './paths'
import {
  encryptValue,
  isFresh,
  longestValue,
  readTransmissionKey,
  type OaepHash,
  type TransmissionKey,
} from './transmission-key'
import { about } from './subject'

/**
 * "Sensitive Fields" of the API document. `value` is the plain text: it is encrypted here, just before sending, and
 * appears in no failure. An explicit "Key expired" is answered once by a new key and one more sending.
 */
export interface SensitiveService {
  /** "Get Sensitive Transmission Key", checked: `transmission-key-unusable` where it is not a sound RSA public key. */
  readonly transmissionKey: (options?: CallOptions) => Reply<TransmissionKey>
  /** What fits the key as it is now, in bytes of UTF-8. */
  readonly longestValue: (options?: CallOptions) => Reply<number>
  /** "List Sensitive Fields": names only. */
  readonly listFields: (profileId: number, options?: CallOptions) => Reply<readonly string[]>
  /** "Add Sensitive Field": `conflict` where it exists. */
  readonly add: (profileId: number, field: string, value: string, options?: CallOptions) => Reply<void>
  /** "Change Sensitive Field": `not-found` where there is none. */
  readonly change: (profileId: number, field: string, value: string, options?: CallOptions) => Reply<void>
  /** "Delete Sensitive Field". */
  readonly remove: (profileId: number, field: string, options?: CallOptions) => Reply<void>
}

/** The same failure without the status: that status answered the request for the key, and the change was never sent. */
const unsent = ({ status: _, ...failure }: Failure): Result<never> => fail(failure.code, failure)

export const createSensitiveService = (api: Api, oaepHash: OaepHash): SensitiveService => {
  let cached: TransmissionKey | null = null
  let fetching: Promise<Result<TransmissionKey>> | null = null

  const fetchKey = async (options?: CallOptions): Promise<Result<TransmissionKey>> => {
    const answer = await api.read(pathOf('profiles', 'keys'), '', { priority: 'change', ...options })
    if (!answer.ok) return answer
    const key = readTransmissionKey(answer.value.json, api.now(), answer.value.serverTime)
    if (key.ok) cached = key.value
    return key
  }

  /**
   * All waiting callers share one fetch. It belongs to none of them, so that cancelling one call does not end it for
   * the others.
   */
  const transmissionKey: SensitiveService['transmissionKey'] = (options) => {
    if (cached && isFresh(cached, api.now())) return Promise.resolve(ok(cached))
    fetching ??= fetchKey({ ...options, signal: undefined }).finally(() => {
      fetching = null
    })
    return fetching
  }

  const forget = (key: TransmissionKey): void => {
    if (cached === key) cached = null
  }

  type Sent = { readonly result: Result<void>; readonly key: TransmissionKey | null }

  const sendOnce = async (
    method: 'POST' | 'PUT',
    path: Result<string>,
    field: string,
    value: string,
    options?: CallOptions,
  ): Promise<Sent> => {
    const key = await transmissionKey(options)
    if (!key.ok) return { result: unsent(key.error), key: null }
    const encrypted = encryptValue(key.value.key, oaepHash, value)
    if (!encrypted.ok) return { result: encrypted, key: null }
    const body = { field, value: encrypted.value }
    const answer = await api.write(method, path, body, { priority: 'change', ...options })
    return { result: done(about(answer, 'field', 'profile')), key: key.value }
  }

  /**
   * The one exception to "a write is sent once": "Key expired" says outright that nothing was stored, so a new key is
   * fetched and the value sent once more. A lost reply says no such thing and ends here.
   */
  const send = async (
    method: 'POST' | 'PUT',
    profileId: number,
    field: string,
    value: string,
    options?: CallOptions,
  ): Promise<Result<void>> => {
    const path = pathOf('profiles', idPiece(profileId), 'sensitive')
    const name = pathOf(textPiece(field))
    if (!path.ok) return path
    if (!name.ok) return name
    const first = await sendOnce(method, path, field, value, options)
    if (first.result.ok || first.result.error.code !== 'key-expired' || !first.key) return first.result
    forget(first.key)
    return (await sendOnce(method, path, field, value, options)).result
  }

  return {
    transmissionKey,
    longestValue: async (options) => {
      const key = await transmissionKey(options)
      return key.ok ? ok(longestValue(key.value.key, oaepHash)) : key
    },
    listFields: async (profileId, options) =>
      decoded(
        about(await api.read(pathOf('profiles', idPiece(profileId), 'sensitive'), '', options), 'profile'),
        (json) => readNamesReply(json, 'fields', ['field', 'name', 'key', 'id']),
      ),
    add: (profileId, field, value, options) => send('POST', profileId, field, value, options),
    change: (profileId, field, value, options) => send('PUT', profileId, field, value, options),
    remove: async (profileId, field, options) => {
      const path = pathOf('profiles', idPiece(profileId), 'sensitive', textPiece(field))
      const answer = await api.write('DELETE', path, null, { priority: 'change', ...options })
      return done(about(answer, 'field', 'profile'))
    },
  }
}
