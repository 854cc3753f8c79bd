import type { Provider, ProviderQuery } from '../../shared/domain/lookup'
import type { CallOptions, Reply } from './call-options'

/** "Utility and Agent Information Services" of the API document. */
export interface UtilityService {
  /** "Find utility provider": ids only. A ZIP code or a name is required; nothing found is an empty list. */
  readonly find: (query: ProviderQuery, options?: CallOptions) => Reply<readonly number[]>
  /** "Query Utility Provider Information". */
  readonly get: (providerId: number, options?: CallOptions) => Reply<Provider>
}
