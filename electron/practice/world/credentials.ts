import { createHmac, randomBytes } from 'node:crypto'
import { chance } from '../random'
import { isEnd, isInProgress, type End, type InProgress } from './statuses'

/** The run that a user name asks for; any other name asks for `success`. */
export type Wish = End | InProgress | 'early_data'

interface Field {
  /**
   * A keyed digest of the value, to tell a changed value from the same one sent again. The value itself is not kept.
   */
  readonly digest: string
  readonly wish?: Wish
}

/**
 * Sensitive fields. Their names can be read and their values only replaced; what the agents need of a value is computed
 * when it arrives.
 */
export interface Credentials {
  readonly fields: (profileId: number) => readonly string[]
  readonly has: (profileId: number, field: string) => boolean
  readonly set: (profileId: number, field: string, plaintext: Buffer) => void
  readonly remove: (profileId: number, field: string) => void
  readonly forget: (profileId: number) => void
  /** The run that the user name asks for; undefined if user name or password is missing. */
  readonly wish: (profileId: number) => Wish | undefined
  /** Identifies the password's value without revealing it. */
  readonly passwordMark: (profileId: number) => string
  /**
   * Whether the field is encrypted under a lost key: it cannot even be deleted ("403: Decryption failed" of Delete
   * Sensitive Field).
   */
  readonly isDamaged: (profileId: number, field: string) => boolean
}

const damagedField = 'legacy_pin'

/** `seededEnd`: how the last seeded job of a profile ended; undefined for a profile that the seed did not make. */
export const createCredentials = (
  seed: number,
  seededEnd: (profileId: number) => End | 'none' | undefined,
): Credentials => {
  const changed = new Map<number, Map<string, Field>>()
  const secret = randomBytes(32)

  const wishOf = (plaintext: Buffer): Wish => {
    const text = plaintext.toString('utf8').trim().toLowerCase()
    return isEnd(text) || isInProgress(text) || text === 'early_data' ? text : 'success'
  }

  const seededFields = (id: number): Map<string, Field> => {
    const end = seededEnd(id)
    const fields = new Map<string, Field>()
    if (end === undefined || id === 516) return fields // 516 gets its first credentials in "Getting Started"
    const wish = end === 'credential_error' || end === 'action_needed' ? end : 'success'
    if (end !== 'incomplete_parameters' || chance(0.5, seed, id, 'username')) {
      fields.set('username', { digest: 'seeded', wish })
    }
    if (end !== 'incomplete_parameters') fields.set('password', { digest: 'seeded' })
    if (chance(0.04, seed, id, 'pin')) fields.set('security answer/1', { digest: 'seeded' })
    if (id !== 268 && chance(0.02, seed, id, damagedField)) fields.set(damagedField, { digest: 'seeded' })
    return fields
  }

  const fieldsOf = (id: number): Map<string, Field> => changed.get(id) ?? seededFields(id)
  const change = (id: number): Map<string, Field> => {
    const fields = fieldsOf(id)
    changed.set(id, fields)
    return fields
  }

  return {
    fields: (id) => [...fieldsOf(id).keys()],
    has: (id, field) => fieldsOf(id).has(field),
    set: (id, field, plaintext) => {
      const digest = createHmac('sha256', secret).update(plaintext).digest('hex')
      change(id).set(field, field === 'username' ? { digest, wish: wishOf(plaintext) } : { digest })
    },
    remove: (id, field) => void change(id).delete(field),
    forget: (id) => void changed.delete(id),
    wish: (id) => {
      const fields = fieldsOf(id)
      return fields.has('password') ? fields.get('username')?.wish : undefined
    },
    passwordMark: (id) => fieldsOf(id).get('password')?.digest ?? '',
    isDamaged: (id, field) => field === damagedField && fieldsOf(id).get(field)?.digest === 'seeded',
  }
}
