import { alwaysFits, lengthOf, type CredentialAction } from '../../shared/domain/credential'
import { fail, ok, type Failure, type Result } from '../../shared/errors/failure'
import type { LinkClient } from '../link/link-client'
import type { Store } from '../store/store'
import type { Journal } from './journal'
import { settleField } from './settle'
import { outcomeOf } from './verdict'

/** Changes of sensitive fields, each with its place in the journal and in the profile's credential history. */
export interface CredentialChanges {
  readonly add: (profileId: number, field: string, value: string) => Promise<Result<void>>
  /**
   * Changes the field; adds it where there is none, and changes it where a colleague added it meanwhile. Each further
   * request follows a refusal: what may have been carried out is never sent again.
   */
  readonly set: (profileId: number, field: string, value: string) => Promise<Result<void>>
  readonly remove: (profileId: number, field: string) => Promise<Result<void>>
  /** `value-too-long` where it does not fit the transmission key: known before anything is sent. */
  readonly fits: (value: string) => Promise<Result<void>>
}

interface CredentialParts {
  readonly link: Pick<LinkClient, 'sensitive'>
  readonly store: Pick<Store, 'credentials'>
  readonly journal: Journal
  readonly now: () => Date
}

/** "Sensitive field not found"; a profile that is not found is another matter. */
const isAbsentField = ({ code, apiText }: Failure): boolean =>
  code === 'not-found' && /field/i.test(apiText ?? '')

export const createCredentialChanges = ({
  link,
  store,
  journal,
  now,
}: CredentialParts): CredentialChanges => {
  const { sensitive } = link

  const run = async (
    profileId: number,
    field: string,
    action: CredentialAction,
    send: () => Promise<Result<void>>,
  ): Promise<Result<void>> => {
    const changed = await journal.run<void>({
      kind: `credential-${action}`,
      profileId,
      summary: `${action} the field ${field}`,
      before: { field },
      send,
      settle: () =>
        // A changed value cannot be read back: it stays in doubt until a person sends it again.
        action === 'change'
          ? Promise.resolve({ settlement: 'unknown' })
          : settleField(link, profileId, field, action === 'add' ? 'there' : 'gone'),
    })
    const outcome = changed.ok ? 'done' : outcomeOf(changed.error)
    const recorded = await store.credentials.record({
      profileId,
      field,
      action,
      at: now().toISOString(),
      outcome,
    })
    return changed.ok ? recorded : changed
  }

  const add: CredentialChanges['add'] = (profileId, field, value) =>
    run(profileId, field, 'add', () => sensitive.add(profileId, field, value))
  const change: CredentialChanges['set'] = (profileId, field, value) =>
    run(profileId, field, 'change', () => sensitive.change(profileId, field, value))

  return {
    add,
    set: async (profileId, field, value) => {
      const changed = await change(profileId, field, value)
      if (changed.ok || !isAbsentField(changed.error)) return changed
      const added = await add(profileId, field, value)
      return added.ok || added.error.code !== 'conflict' ? added : change(profileId, field, value)
    },
    fits: async (value) => {
      if (lengthOf(value, alwaysFits).bytes <= alwaysFits) return ok(undefined)
      const longest = await sensitive.longestValue()
      if (!longest.ok) return longest
      return lengthOf(value, longest.value).bytes <= longest.value
        ? ok(undefined)
        : fail('value-too-long', { detail: `at most ${longest.value} bytes` })
    },
    remove: (profileId, field) => run(profileId, field, 'delete', () => sensitive.remove(profileId, field)),
  }
}
