import type { Provider, ProviderQuery } from '../../shared/domain/lookup'
import { fail } from '../../shared/errors/failure'
import { decoded, orWhenAbsent, says } from './answers'
import type { Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { readProvider, readProviderIds } from './decode/lookup'
import { idPiece, pathOf, queryOf } from './paths'
import { about } from './subject'

/** "Utility and Agent Information Services" of the API document. */
export interface UtilityService {
  /** "Find utility provider": ids only. A ZIP code or a name is required; nothing found is an empty list. */
  readonly find: (query: ProviderQuery, options?: CallOptions) => Reply<readonly number[]>
  /** "Query Utility Provider Information". */
  readonly get: (providerId: number, options?: CallOptions) => Reply<Provider>
}

export const createUtilityService = (api: Api): UtilityService => ({
  find: async ({ zipcode, name, type }, options) => {
    if (!zipcode && !name) return fail('invalid-input', { detail: 'a ZIP code or a name' })
    const query = queryOf({ zipcode, name, type })
    const found = await decoded(
      about(await api.read(pathOf('utilities'), query, options), 'provider', 'zip'),
      readProviderIds,
    )
    return orWhenAbsent(found, [], (failure) => failure.code === 'not-found' && says(failure, /not found/i))
  },
  get: async (providerId, options) =>
    decoded(
      about(await api.read(pathOf('utilities', idPiece(providerId)), '', options), 'provider'),
      (json) => readProvider(json, providerId),
    ),
})
