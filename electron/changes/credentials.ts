import { alwaysFitsBytes, lengthOf, type CredentialAction } from '../../shared/domain/credential'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { CredentialEvent, Store } from '../store/store'
import type { ProfileTurns } from '../lib/turns'
import type { Journal } from './journal'
import { settleField } from './settle'

/** Changes of sensitive fields. The journal's own rows are the profile's history of credentials. */
export interface CredentialChanges {
  readonly add: (profileId: number, field: string, value: string) => Promise<Result<void>>
  /**
   * Changes the field; adds it where there is none, and changes it where a colleague added it meanwhile. Each further
   * request follows a refusal: what may have been carried out is never sent again.
   */
  readonly set: (profileId: number, field: string, value: string) => Promise<Result<void>>
  readonly remove: (profileId: number, field: string) => Promise<Result<void>>
  /**
   * The changes made from this console, oldest first. Includes an outcome that is known but could not be written to
   * disk.
   */
  readonly history: (profileId: number) => Promise<Result<readonly CredentialEvent[]>>
  /** `value-too-long` where it does not fit the transmission key: known before anything is sent. */
  readonly fits: (value: string) => Promise<Result<void>>
}

interface CredentialParts {
  readonly link: Pick<LinkClient, 'sensitive'>
  readonly store: Pick<Store, 'credentials'>
  readonly journal: Journal
  readonly turns: Pick<ProfileTurns, 'take'>
}

/** "Sensitive field not found"; a profile that is not found is another matter. */
const isAbsentField = ({ code, subject }: Failure): boolean => code === 'not-found' && subject === 'field'

export const createCredentialChanges = ({
  link,
  store,
  journal,
  turns,
}: CredentialParts): CredentialChanges => {
  const { sensitive } = link

  const run = (
    profileId: number,
    field: string,
    action: CredentialAction,
    send: () => Promise<Result<void>>,
  ): Promise<Result<void>> =>
    journal.run<void>({
      kind: `credential-${action}`,
      profileId,
      summary: `${action} the field ${field}`,
      before: { field },
      personal: { field },
      send,
      settle: () =>
        // A changed value cannot be read back: the change stays in doubt until a person sends the value again.
        action === 'change'
          ? Promise.resolve({ settlement: 'unknown' })
          : settleField(link, profileId, field, action === 'add' ? 'there' : 'gone'),
    })

  const addInTurn: CredentialChanges['add'] = (profileId, field, value) =>
    run(profileId, field, 'add', () => sensitive.add(profileId, field, value))
  const change: CredentialChanges['set'] = (profileId, field, value) =>
    run(profileId, field, 'change', () => sensitive.change(profileId, field, value))

  const setInTurn: CredentialChanges['set'] = async (profileId, field, value) => {
    const changed = await change(profileId, field, value)
    if (changed.ok || !isAbsentField(changed.error)) return changed
    const added = await addInTurn(profileId, field, value)
    return added.ok || added.error.code !== 'conflict' ? added : change(profileId, field, value)
  }

  return {
    add: (profileId, field, value) => turns.take(profileId, () => addInTurn(profileId, field, value)),
    set: (profileId, field, value) => turns.take(profileId, () => setInTurn(profileId, field, value)),
    history: async (profileId) => {
      const events = await store.credentials.ofProfile(profileId)
      if (!events.ok) return events
      const known = journal.unrecorded()
      return ok(events.value.map((event) => ({ ...event, ...known.get(event.id) })))
    },
    fits: async (value) => {
      if (lengthOf(value, alwaysFitsBytes).bytes <= alwaysFitsBytes) return ok(undefined)
      const longest = await sensitive.longestValue()
      if (!longest.ok) return longest
      return lengthOf(value, longest.value).bytes <= longest.value
        ? ok(undefined)
        : fail('value-too-long', { detail: `at most ${longest.value} bytes` })
    },
    remove: (profileId, field) =>
      turns.take(profileId, () => run(profileId, field, 'delete', () => sensitive.remove(profileId, field))),
  }
}
