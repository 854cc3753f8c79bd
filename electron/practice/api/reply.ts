import type { Provider } from '../world/providers'
import type { Profile } from '../world/profiles'

/** A handler's answer: a status with JSON, with bytes, or without a body. */
export interface Reply {
  readonly status: number
  readonly json?: unknown
  readonly bytes?: Uint8Array
  readonly contentType?: string
}

export const json = (value: unknown, status = 200): Reply => ({ status, json: value })
export const refusal = (status: number, error: string): Reply => ({ status, json: { error } })
export const empty = (status = 200): Reply => ({ status })

/** One request, as the router passes it to a handler. */
export interface Call {
  readonly method: string
  /** Path segments after `/link/4.0`, decoded. An empty segment in the middle is kept. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
  /** The raw body; `bodyOf` reads it as JSON whatever the content type says. */
  readonly body: string
  readonly client: ClientIdentity
  /** Scheme, host and port to which this request was sent, for absolute links. */
  readonly origin: string
}

export interface ClientIdentity {
  readonly commonName: string
  readonly validFrom: number
  readonly validTo: number
}

/** The body as a JSON object; undefined if it is not one ("400: Error loading the JSON"). */
export const bodyOf = (call: Call): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(call.body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** A non-negative integer written in digits; undefined for anything else. */
export const integer = (text: string | undefined): number | undefined => {
  const value = text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined
}

/** An ID in a JSON body: a number, or digits in a string. */
export const integerValue = (value: unknown): number | undefined =>
  typeof value === 'number' || typeof value === 'string' ? integer(String(value)) : undefined

export interface ProfileView {
  readonly profile: Profile
  readonly provider: Provider | undefined
}
