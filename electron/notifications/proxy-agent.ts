import { Agent, type RequestOptions } from 'node:https'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import * as tls from 'node:tls'
import { trustedAuthorities } from '../link/transport/authorities'
import { openTunnel } from '../link/transport/tunnel'

const connectMs = 10_000

/** TLS to the queue by the connection's proxy, a tunnel as for the API itself. */
class TunnelAgent extends Agent {
  constructor(
    private readonly proxy: URL,
    private readonly secureContext: tls.SecureContext,
  ) {
    super({ keepAlive: true })
  }

  override createConnection(
    { host, port }: RequestOptions,
    connected?: (error: Error | null, stream: Duplex) => void,
  ): null {
    const name = host ?? ''
    openTunnel(this.proxy, name, Number(port ?? 443), AbortSignal.timeout(connectMs)).then(
      (socket) => {
        const servername = isIP(name) ? '' : name
        connected?.(null, tls.connect({ socket, host: name, servername, secureContext: this.secureContext }))
      },
      // Node looks at the stream only where there is no error.
      (error: unknown) => connected?.(error as Error, undefined as unknown as Duplex),
    )
    return null
  }
}

/**
 * Connections to the queue. Amazon's certificates are signed by public authorities, so those of this computer are
 * trusted, and the connection's own besides: it may be that of a proxy which inspects TLS.
 */
export const agentFor = (caPem: string | null, proxy: string | undefined): Agent => {
  const ca = [...trustedAuthorities([]).pems, ...(caPem ? [caPem] : [])]
  const secureContext = tls.createSecureContext({ ca, minVersion: 'TLSv1.2' })
  return proxy
    ? new TunnelAgent(new URL(proxy), secureContext)
    : new Agent({ keepAlive: true, secureContext })
}
