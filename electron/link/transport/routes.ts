import { fail, ok, type FailureCode, type Result } from '../../../shared/errors/failure'
import { ConnectError } from './connect-error'

/** One route to a server: through this proxy, or direct (null). */
export type Route = URL | null

/**
 * The system's answer how to reach an address, in the form of a PAC script (`PROXY a:3128; SOCKS5 b:1080; DIRECT`), or
 * the URL of one proxy; nothing for a direct connection. Asked for each new connection, since a laptop changes
 * networks.
 */
export type ProxyLookup = () => Promise<string | undefined>

const schemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

const anyScheme = /^[a-z][a-z\d+.-]*:\/\//i

/**
 * An unknown kind of proxy keeps its name, so that the failure can name it. PAC scripts are written by hand: an address
 * may have a superfluous scheme, or lack its kind.
 */
const routeOf = (entry: string): Route | undefined => {
  const [kind = '', address] = entry.trim().split(/\s+/)
  if (kind.toUpperCase() === 'DIRECT') return null
  const bare = /^[^:/]+:\d+$/.test(kind) ? `http://${kind}` : kind
  if (address === undefined) return anyScheme.test(bare) && URL.canParse(bare) ? new URL(bare) : undefined
  const scheme = schemes[kind.toUpperCase()] ?? kind.toLowerCase()
  const url = `${scheme}://${address.replace(anyScheme, '')}`
  return URL.canParse(url) ? new URL(url) : undefined
}

/** The routes in the order in which they are to be tried; direct if nothing was said. */
export const routesOf = (answer: string | undefined): readonly Route[] => {
  const routes = (answer ?? '')
    .split(/[;,\n]/)
    .map(routeOf)
    .filter((route) => route !== undefined)
  return routes.length > 0 ? routes : [null]
}

/**
 * Asks for the routes, waiting at most `patience` milliseconds. No answer does not mean a direct connection: it could
 * bypass a proxy that everything has to go through.
 */
export const askRoutes = (lookup: ProxyLookup, patience: number): Promise<Result<readonly Route[]>> =>
  new Promise((resolve) => {
    const end = (result: Result<readonly Route[]>): void => {
      clearTimeout(timer)
      resolve(result)
    }
    const noAnswer = (): void => end(fail('unreachable', { detail: 'proxy settings: no answer' }))
    const timer = setTimeout(noAnswer, patience)
    lookup().then(
      (answer) => end(ok(routesOf(answer))),
      () => end(fail('unreachable', { detail: 'proxy settings: not to be read' })),
    )
  })

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

/** Where a proxy is listened for. */
export const addressOf = (proxy: URL): { readonly host: string; readonly port: number } => ({
  host: proxy.hostname.replace(/^\[|\]$/g, ''),
  port: proxy.port === '' ? (defaultPorts[proxy.protocol] ?? 1080) : Number(proxy.port),
})

/** `host:port`, for people: never with the login that the URL may have. */
export const nameOf = (proxy: URL): string => {
  const { host, port } = addressOf(proxy)
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Failures of the route itself. Any other failure comes from the server, and another route would not change it. */
const ofTheWay = new Set<FailureCode>([
  'proxy-unreachable',
  'proxy-refused',
  'proxy-untrusted',
  'unreachable',
  'name-not-found',
  'refused-connection',
  'timed-out',
  'connection-lost',
])

/** For this long a route that failed is tried after the others. */
const distrustMs = 60_000

/** Tries the routes that `lookup` gives, one after the other, until one reaches the server. */
export interface Router {
  /**
   * `attempt` rejects with `ConnectError` if it did not get through: nothing was sent, so that the next route may be
   * tried. If none works, the failure of the first one is thrown.
   */
  readonly first: <T>(attempt: (route: Route) => Promise<T>) => Promise<T>
}

/** `patience`: milliseconds for the answer of `lookup`. */
export const createRouter = (lookup: ProxyLookup, patience: number): Router => {
  const failedAt = new Map<string, number>()
  const key = (route: Route): string => route?.href ?? ''
  const isDistrusted = (route: Route): boolean =>
    (failedAt.get(key(route)) ?? -Infinity) > performance.now() - distrustMs

  const first: Router['first'] = async (attempt) => {
    const routes = await askRoutes(lookup, patience)
    if (!routes.ok) throw new ConnectError(routes.error)
    let reason: unknown
    for (const route of routes.value.toSorted((a, b) => Number(isDistrusted(a)) - Number(isDistrusted(b)))) {
      try {
        const reached = await attempt(route)
        failedAt.delete(key(route))
        return reached
      } catch (error) {
        if (!(error instanceof ConnectError) || !ofTheWay.has(error.failure.code)) throw error
        failedAt.set(key(route), performance.now())
        reason ??= error
      }
    }
    throw reason
  }
  return { first }
}
