import { groupBy } from '../../../shared/domain/group-by'

/** The calls of the API document, by method and path below `/link/4.0/`. */

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const named = [
  ['GET', 'echo', 'Echo'],
  ['POST', 'echo', 'Echo'],
  ['GET', 'certificates/info', 'Certificate info'],
  ['GET', 'zips/{zipcode}', 'Query ZIP Information'],
  ['GET', 'utilities', 'Find utility provider'],
  ['GET', 'utilities/{provider_id}', 'Query Utility Provider Information'],
  ['GET', 'profiles', 'Query/List Profiles'],
  ['GET', 'profiles/{profile_id}', 'Retrieve Profile'],
  ['POST', 'profiles', 'Create profile'],
  ['PUT', 'profiles/{profile_id}', 'Change Profile'],
  ['DELETE', 'profiles/{profile_id}', 'Delete Profile'],
  ['GET', 'profiles/keys', 'Get Sensitive Transmission Key'],
  ['GET', 'profiles/{profile_id}/sensitive', 'List Sensitive Fields'],
  ['POST', 'profiles/{profile_id}/sensitive', 'Add Sensitive Field'],
  ['PUT', 'profiles/{profile_id}/sensitive', 'Change Sensitive Field'],
  ['DELETE', 'profiles/{profile_id}/sensitive/{field}', 'Delete Sensitive Field'],
  ['GET', 'profiles/{profile_id}/tags', 'List Tags'],
  ['POST', 'profiles/{profile_id}/tags', 'Add Tag'],
  ['DELETE', 'profiles/{profile_id}/tags', 'Delete Tag'],
  ['POST', 'jobs', 'Start Job'],
  ['GET', 'jobs/{job_id}', 'Job Status'],
  ['GET', 'jobs/profiles/{profile_id}', 'Last Job State for Profile'],
  ['GET', 'data/bills/{profile_id}', 'Retrieve Bill-Based Cost and/or Usage Data'],
  ['GET', 'data/bills/{profile_id}/{bill_id}/pdf', 'Retrieve PDF from Bill'],
  ['GET', 'data/intervals/{profile_id}', 'List Intervals'],
  ['GET', 'data/intervals/{profile_id}/{meter_id}/monthly/{ym}', 'Retrieve Interval'],
] as const satisfies readonly (readonly [Method, string, string])[]

export type CallName = (typeof named)[number][2]

const isId = /^\d{1,16}$/
const isToken = /^[\w.:-]{1,128}$/

/** The form of each value that is kept. A meter's id and a field's name may say something about a person. */
const kept: Readonly<Record<string, RegExp>> = {
  profile_id: isId,
  provider_id: isId,
  zipcode: /^\d{5}$/,
  job_id: isToken,
  bill_id: isToken,
  ym: /^\d{4}-\d{2}$/,
  // of queries
  id: /^\d{1,16}(?:,\d{1,16})*$/,
  provider: isId,
  start_date: /^\d{4}-\d{2}-\d{2}$/,
  end_date: /^\d{4}-\d{2}-\d{2}$/,
  format: /^[a-z]+$/,
  type: /^[a-z]+$/,
}

interface Call {
  readonly name: CallName
  /** Words of the document, and the names of what stands in their place. */
  readonly pieces: readonly { readonly word: string; readonly isName: boolean }[]
}

/** Calls are found by this, so that few are compared. */
const kindOf = (method: string, pieces: number, first: string | undefined): string =>
  `${method} ${pieces} ${first ?? ''}`

const calls = named.map(([method, path, name]): Call & { readonly kind: string } => {
  const pieces = path
    .split('/')
    .map((piece) => ({ word: piece.replace(/^\{|\}$/g, ''), isName: piece.startsWith('{') }))
  return { name, pieces, kind: kindOf(method, pieces.length, pieces[0]?.word) }
})
const namesIn = ({ pieces }: Call): number => pieces.filter(({ isName }) => isName).length
/** A word of the document comes before an id at the same place: `profiles/keys`. */
const byKind = groupBy(
  calls.toSorted((a, b) => namesIn(a) - namesIn(b)),
  ({ kind }) => kind,
)

/** A request as the document has it, with what may be shown of its path and query. */
export interface NamedRequest {
  /** Null for a path that the document does not have. */
  readonly call: CallName | null
  /** Values that may say something about a person are replaced by their name: `?label={label}`. */
  readonly path: string
  /** What stands in the path, by name: `profile_id`. Only what is shown. */
  readonly asked: Readonly<Record<string, string>>
}

const shownValue = (name: string, value: string): string | null => {
  const form = kept[name]
  return form?.test(value.replaceAll('%2C', ',')) ? value : null
}

const shownQuery = (query: string): string =>
  query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      return /^[a-z_]+$/.test(name)
        ? `${name}=${shownValue(name, pair.slice(at + 1)) ?? `{${name}}`}`
        : '{query}'
    })
    .join('&')

/** What a request is, by its path from the origin's root; `root` is where the API begins on its server. */
export const nameRequest = (method: Method, path: string, root: string): NamedRequest => {
  const unnamed: NamedRequest = { call: null, path: `${root}{path}`, asked: {} }
  if (!path.startsWith(root)) return { ...unnamed, path: '/{path}' }
  const cut = path.indexOf('?')
  const whole = path.slice(root.length, cut < 0 ? undefined : cut)
  const slash = whole.endsWith('/') ? '/' : ''
  const pieces = (slash ? whole.slice(0, -1) : whole).split('/')
  const call = byKind
    .get(kindOf(method, pieces.length, pieces[0]))
    ?.find((one) => one.pieces.every(({ word, isName }, at) => isName || word === pieces[at]))
  if (!call) return unnamed
  const asked: Record<string, string> = {}
  const shown = call.pieces.map(({ word, isName }, at) => {
    if (!isName) return word
    const value = shownValue(word, pieces[at] ?? '')
    if (value === null) return `{${word}}`
    asked[word] = value
    return value
  })
  const query = cut < 0 ? '' : `?${shownQuery(path.slice(cut + 1))}`
  return { call: call.name, path: `${root}${shown.join('/')}${slash}${query}`, asked }
}
