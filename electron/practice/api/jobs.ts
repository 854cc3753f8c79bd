import { providers } from '../world/providers'
import type { Job } from '../world/jobs'
import type { World } from '../world/world'
import { bodyOf, integer, integerValue, refusal, type Call, type Reply } from './reply'
import type { Shapes } from './shapes'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** "Start Job". `follow` is called with each job whose end is to be reported by a notification. */
export const startJob = (world: World, shapes: Shapes, call: Call, follow: (job: Job) => void): Reply => {
  const body = bodyOf(call)
  const mode = body?.['mode'] ?? 'bill'
  const notify = body?.['send_notification'] ?? true
  const profileId = integerValue(body?.['profile_id'])
  if ((mode !== 'bill' && mode !== 'interval') || typeof notify !== 'boolean' || profileId === undefined) {
    return refusal(400, 'Error loading the JSON')
  }
  const profile = world.profiles.get(profileId)
  if (!profile) return refusal(404, 'Profile not found')
  if (!providers.get(profile.providerId)?.agent) return shapes.noAgent()
  const job = world.jobs.start(profile, mode)
  if (notify) follow(job)
  return shapes.jobStarted(job)
}

/** "Job Status". */
export const jobStatus = (world: World, shapes: Shapes, id: string): Reply => {
  if (!uuid.test(id)) return refusal(400, 'Error loading the Job ID')
  const job = world.jobs.byId(id.toLowerCase())
  return job ? shapes.jobState(job, world.jobs.stateOf(job)) : refusal(404, 'Job not found')
}

/** "Last Job State for Profile". Its errors speak of jobs, even if it is the profile that does not exist. */
export const lastJob = (world: World, shapes: Shapes, id: string | undefined): Reply => {
  const profileId = integer(id)
  if (profileId === undefined) return refusal(400, 'Error loading the Job ID')
  const profile = world.profiles.get(profileId)
  const job = profile && world.jobs.lastOf(profile)
  return job ? shapes.jobState(job, world.jobs.stateOf(job)) : refusal(404, 'Job not found')
}
