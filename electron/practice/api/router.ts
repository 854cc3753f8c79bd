import type { Clients } from '../clients'
import type { TransmissionKeys } from '../keys'
import type { Job } from '../world/jobs'
import type { Profile } from '../world/profiles'
import type { World } from '../world/world'
import * as basic from './basic'
import * as data from './data'
import * as jobs from './jobs'
import * as profiles from './profiles'
import { integer, refusal, type Call, type Reply } from './reply'
import * as sensitive from './sensitive'
import type { Shapes } from './shapes'

export interface Api {
  readonly world: World
  readonly keys: TransmissionKeys
  readonly clients: Clients
  readonly shapes: Shapes
  /** Called with each job whose end is to be reported by a notification. */
  readonly follow: (job: Job) => void
}

type Answer = Reply | Promise<Reply>
type Methods = Readonly<Record<string, () => Answer>>

const prefix = '/link/4.0'

/**
 * The decoded segments of a path under `/link/4.0`, without the trailing slash; undefined if the path lies elsewhere or
 * cannot be decoded.
 */
export const segmentsOf = (pathname: string): readonly string[] | undefined => {
  if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return undefined
  try {
    const segments = pathname
      .slice(prefix.length + 1)
      .split('/')
      .map(decodeURIComponent)
    return segments.at(-1) === '' ? segments.slice(0, -1) : segments
  } catch {
    return undefined
  }
}

const notFound = (): Reply => refusal(404, 'Not found')

const answerBy = (call: Call, methods: Methods): Answer =>
  (Object.hasOwn(methods, call.method) ? methods[call.method] : undefined)?.() ??
  refusal(405, 'Method not allowed')

/** Calls `then` with the profile of this ID, or answers with the errors that most endpoints share. */
const withProfile = (
  api: Api,
  id: string | undefined,
  then: (profile: Profile) => Answer,
  badId = 'Error loading the Profile ID',
): Answer => {
  const profileId = integer(id)
  if (profileId === undefined) return refusal(400, badId)
  const profile = api.world.profiles.get(profileId)
  return profile ? then(profile) : refusal(404, 'Profile not found')
}

const profileService = (api: Api, call: Call, rest: readonly string[]): Answer => {
  const { world, keys, shapes } = api
  const [id, part, field] = rest
  if (id === undefined) {
    return answerBy(call, {
      GET: () => profiles.listProfiles(world, shapes, call),
      POST: () => profiles.createProfile(world, shapes, call),
    })
  }
  if (id === 'keys' && rest.length === 1) {
    return answerBy(call, { GET: () => sensitive.transmissionKey(keys, shapes) })
  }
  const of = (then: (profile: Profile) => Answer, badId?: string) => () => withProfile(api, id, then, badId)
  if (rest.length === 1) {
    return answerBy(call, {
      GET: () => profiles.retrieveProfile(world, shapes, id),
      PUT: of((profile) => profiles.changeProfile(world, shapes, call, profile)),
      DELETE: of((profile) => profiles.deleteProfile(world, shapes, profile)),
    })
  }
  if (part === 'tags' && rest.length === 2) {
    const tags = of((profile) => profiles.profileTags(world, shapes, call, profile))
    return answerBy(call, { GET: tags, POST: tags, DELETE: tags })
  }
  if (part === 'sensitive' && rest.length === 2) {
    const store = of((profile) => sensitive.storeField(world, keys, shapes, call, profile))
    return answerBy(call, {
      GET: of((profile) => sensitive.listFields(world, shapes, profile)),
      POST: store,
      PUT: store,
    })
  }
  if (part === 'sensitive' && field !== undefined && rest.length === 3) {
    // The document gives "Error loading the JSON" for this endpoint too, although it has no body.
    const remove = (profile: Profile): Reply => sensitive.deleteField(world, shapes, profile, field)
    return answerBy(call, { DELETE: of(remove, 'Error loading the JSON') })
  }
  return notFound()
}

const jobService = (api: Api, call: Call, rest: readonly string[]): Answer => {
  const { world, shapes } = api
  const [id] = rest
  if (id === undefined) return answerBy(call, { POST: () => jobs.startJob(world, shapes, call, api.follow) })
  if (id === 'profiles' && rest.length <= 2) {
    return answerBy(call, { GET: () => jobs.lastJob(world, shapes, rest[1]) })
  }
  return rest.length === 1 ? answerBy(call, { GET: () => jobs.jobStatus(world, shapes, id) }) : notFound()
}

const dataService = (api: Api, call: Call, rest: readonly string[]): Answer => {
  const { world, shapes } = api
  const [kind, id, third, fourth] = rest
  if (kind === 'bills' && rest.length <= 2) {
    const read = (profile: Profile): Reply => data.retrieveBills(world, shapes, call, profile)
    return answerBy(call, { GET: () => withProfile(api, id, read) })
  }
  if (kind === 'bills' && third !== undefined && fourth === 'pdf' && rest.length === 4) {
    return answerBy(call, {
      GET: () => withProfile(api, id, (profile) => data.retrievePdf(world, shapes, profile, third)),
    })
  }
  const badId = 'Profile ID Required'
  if (kind === 'intervals' && rest.length <= 2) {
    const list = (profile: Profile): Reply => data.listIntervals(world, shapes, profile)
    return answerBy(call, { GET: () => withProfile(api, id, list, badId) })
  }
  if (kind === 'intervals' && (fourth === 'monthly' || third === 'monthly') && rest.length <= 5) {
    // If the meter is missing, the path is one segment shorter or has an empty segment.
    const path = fourth === 'monthly' ? rest.slice(2) : ['', ...rest.slice(2)]
    const read = (profile: Profile): Reply => data.retrieveInterval(world, call, profile, path)
    return answerBy(call, { GET: () => withProfile(api, id, read, badId) })
  }
  return notFound()
}

/** Answers one request of the API. */
export const route = async (api: Api, call: Call): Promise<Reply> => {
  const { clients, shapes } = api
  const [service, ...rest] = call.path
  const enabled = clients.isEnabled(call.client.commonName)
  if (service === 'certificates' && rest[0] === 'info' && rest.length === 1) {
    return answerBy(call, { GET: () => shapes.certificate(call.client, enabled) })
  }
  if (!enabled) return refusal(403, 'Permission denied')
  if (service === 'echo' && rest.length === 0) {
    return answerBy(call, { GET: () => basic.echo(call), POST: () => basic.echo(call) })
  }
  if (service === 'zips' && rest.length <= 1) {
    return answerBy(call, { GET: () => basic.zipInformation(shapes, rest[0]) })
  }
  if (service === 'utilities' && rest.length === 0) {
    return answerBy(call, { GET: () => basic.findUtilities(call) })
  }
  if (service === 'utilities' && rest.length === 1) {
    return answerBy(call, { GET: () => basic.utilityInformation(rest[0]) })
  }
  if (service === 'profiles') return profileService(api, call, rest)
  if (service === 'jobs') return jobService(api, call, rest)
  if (service === 'data') return dataService(api, call, rest)
  return notFound()
}
