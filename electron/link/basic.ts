import type { ServerCertificateInfo } from '../../shared/domain/certificate'
import type { CallOptions, Reply } from './call-options'

/** "Basic Services" of the API document. */
export interface BasicService {
  /** "Echo" by GET: what came back. */
  readonly echoGet: (text: string, options?: CallOptions) => Reply<string>
  /** "Echo" by POST: what came back. */
  readonly echoPost: (text: string, options?: CallOptions) => Reply<string>
  /** "Certificate info": the server's view of our certificate. */
  readonly certificateInfo: (options?: CallOptions) => Reply<ServerCertificateInfo>
}
