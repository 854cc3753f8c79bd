import type { ZipInfo } from '../../shared/domain/lookup'
import type { CallOptions, Reply } from './call-options'

/** "ZIP Code Information Services" of the API document. */
export interface ZipService {
  /** "Query ZIP Information". `zipcode` is five digits as text; `not-found` where the API does not know it. */
  readonly get: (zipcode: string, options?: CallOptions) => Reply<ZipInfo>
}
