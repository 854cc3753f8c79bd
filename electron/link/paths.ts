import { fail, ok, type Result } from '../../shared/errors/failure'

/**
 * Paths below `/link/4.0/`. Every piece that is not a word of the document passes one of these guards before it becomes
 * part of a path: encoding alone does not help, as `..` stays `..` and servers decode.
 */

/** One piece of a path, ready to be joined; null where it may not become one. */
type Piece = string | null

/** A profile's or provider's id. */
export const idPiece = (id: number): Piece => (Number.isSafeInteger(id) && id > 0 ? String(id) : null)

/** Words of the document that can occur in the place of an id: an id with that name would reach another endpoint. */
const reserved = new Set(['keys', 'profiles', 'pdf', 'monthly', 'sensitive', 'tags'])

/** A job's or bill's id: UUIDs, hex and the like. */
export const tokenPiece = (id: string): Piece =>
  /^[A-Za-z0-9](?:[A-Za-z0-9_-]|[.:](?![.:])){0,127}$/.test(id) && !reserved.has(id.toLowerCase()) ? id : null

/** Escapes of ASCII one by one: one malformed escape must not hide the others, as it does from `decodeURIComponent`. */
const decodeOnce = (text: string): string =>
  text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** Decodes repeatedly, as a careless server may do. */
const decodeFully = (text: string): string => {
  const decoded = decodeOnce(text)
  return decoded === text ? text : decodeFully(decoded)
}

const isDots = (segment: string): boolean => segment === '.' || segment === '..'

/** Free text, such as a meter's id or a field's name. It is encoded, and refused if it could lead to another path. */
export const textPiece = (text: string): Piece => {
  const decoded = decodeFully(text)
  const refused =
    text.trim() === '' ||
    text.length > 256 ||
    /[\p{Cc}\p{Surrogate}]/u.test(decoded) ||
    decoded.split(/[/\\?#;]/).some(isDots)
  return refused ? null : encodeURIComponent(text)
}

/** `YYYY-MM`. */
export const monthPiece = (month: string): Piece => (/^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null)

/** Five digits, as text. */
export const zipPiece = (zipcode: string): Piece => (/^\d{5}$/.test(zipcode) ? zipcode : null)

/** The pieces as a path without slashes at its ends; `invalid-id` where one of them was refused. */
export const pathOf = (...pieces: readonly Piece[]): Result<string> =>
  pieces.includes(null) ? fail('invalid-id') : ok(pieces.join('/'))

/** Query parameters; those without a value are left out. */
export const queryOf = (parameters: Readonly<Record<string, string | number | null | undefined>>): string => {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`],
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** A connection's base URL: https, no login, no query. What stands before `/link/4.0/` is kept. */
export const baseOf = (baseUrl: string): Result<{ readonly origin: URL; readonly root: string }> => {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  const plain = url?.protocol === 'https:' && url.username === '' && url.password === ''
  if (!url || !plain || url.search !== '' || url.hash !== '')
    return fail('invalid-input', { detail: 'base URL' })
  const prefix = url.pathname.replace(/\/+$/, '').replace(/\/link\/4\.0$/, '')
  return ok({ origin: new URL(url.origin), root: `${prefix}/link/4.0/` })
}
