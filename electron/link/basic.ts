import type { ServerCertificateInfo } from '../../shared/domain/certificate'
import { decoded } from './answers'
import type { Api } from './api'
import type { CallOptions, Reply } from './call-options'
import { isObject, type Json } from './decode/json'
import { readCertificateInfo } from './decode/lookup'
import { readText } from './decode/values'
import { pathOf, queryOf } from './paths'

/** "Basic Services" of the API document. */
export interface BasicService {
  /** "Echo" by GET: what came back. */
  readonly echoGet: (text: string, options?: CallOptions) => Reply<string>
  /** "Echo" by POST: what came back. */
  readonly echoPost: (text: string, options?: CallOptions) => Reply<string>
  /** "Certificate info": the server's view of our certificate. */
  readonly certificateInfo: (options?: CallOptions) => Reply<ServerCertificateInfo>
}

const readEcho = (json: Json): string | null => {
  const text = isObject(json) ? json.get('string') : undefined
  return typeof text === 'string' ? text : readText(text)
}

export const createBasicService = (api: Api): BasicService => ({
  echoGet: async (text, options) =>
    decoded(await api.read(pathOf('echo'), queryOf({ string: text }), options), readEcho),
  echoPost: async (text, options) =>
    decoded(await api.write('POST', pathOf('echo'), { string: text }, options), readEcho),
  certificateInfo: async (options) =>
    decoded(await api.read(pathOf('certificates', 'info'), '', options), readCertificateInfo),
})
