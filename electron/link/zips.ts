import type { ZipInfo } from '../../shared/domain/lookup'
import { decoded } from './answers'
import type { Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { readZip } from './decode/lookup'
import { pathOf, zipPiece } from './paths'
import { about } from './subject'

/** "ZIP Code Information Services" of the API document. */
export interface ZipService {
  /** "Query ZIP Information". `zipcode` is five digits as text; `not-found` where the API does not know it. */
  readonly get: (zipcode: string, options?: CallOptions) => Reply<ZipInfo>
}

export const createZipService = (api: Api): ZipService => ({
  get: async (zipcode, options) =>
    decoded(about(await api.read(pathOf('zips', zipPiece(zipcode)), '', options), 'zip'), (json) =>
      readZip(json, zipcode),
    ),
})
