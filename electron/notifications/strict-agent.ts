import { Agent, type RequestOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import { publicContext } from '../link/transport/authorities'
import { createConnector, type Connector } from '../link/transport/connector'
import { defaultLimits } from '../link/transport/limits'
import type { ProxyLookup } from '../link/transport/routes'

const connectMs = 10_000

/** Connections to the queue are opened by the same connector as those to the API: the same proxies, the same strictness. */
class StrictAgent extends Agent {
  constructor(private readonly connector: Connector) {
    super({ keepAlive: true })
  }

  override createConnection(
    { host, port }: RequestOptions,
    connected?: (error: Error | null, stream: Duplex) => void,
  ): null {
    this.connector.dial(host ?? '', Number(port ?? 443)).then(
      (socket) => connected?.(null, socket),
      // Node looks at the stream only where there is no error.
      (error: unknown) => connected?.(error as Error, undefined as unknown as Duplex),
    )
    return null
  }
}

/** Amazon's certificates are signed by public authorities. */
export const agentFor = (caPem: string | null, proxyFor: ProxyLookup): Agent => {
  const context = publicContext(caPem ? [caPem] : [])
  return new StrictAgent(
    createConnector({
      context,
      hasCertificate: false,
      proxyFor,
      lookupTimeout: defaultLimits.proxyLookup,
      proxyContext: context,
      timeout: connectMs,
    }),
  )
}
