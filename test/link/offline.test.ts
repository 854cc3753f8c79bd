import { afterEach, beforeEach, expect, it } from 'vitest'
import { onlineOnly } from '../../electron/ipc/handlers/online-only'
import type { Handlers } from '../../electron/ipc/registrar'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

let bed: Bed

beforeEach(async () => {
  bed = await connectedBed({ profiles: 30, speed: 20 })
})
afterEach(() => bed.close())

it('the server goes away: what was read stays, nothing can be changed, and the page is told once', async () => {
  const { calls, connections, told } = bed.running
  const profile = valueOf(await calls['profiles:get']({ id: 121 }, context))
  const jobs = valueOf(await calls['jobs:of-profile']({ profileId: 121 }, context))
  const { reach } = await bed.running.session()
  expect(reach.state()).toEqual({ state: 'online' })

  await bed.practice.service.close()
  expect(valueOf(await calls['profiles:get']({ id: 121 }, context))).toEqual(profile)
  await expect.poll(() => reach.state().state).toBe('offline')
  expect(valueOf(await calls['jobs:of-profile']({ profileId: 121 }, context))).toEqual(jobs)
  expect(told('connection:reach-changed')[0]).toMatchObject({
    state: 'offline',
    reason: { code: 'refused-connection' },
  })

  const guarded = onlineOnly(connections, calls as unknown as Handlers)
  const { label, zipcode, providerId } = profile
  const change = { id: 121, seen: { label, zipcode, providerId }, label: 'Another' }
  expect(await guarded['profiles:change'](change, context)).toMatchObject({ error: { code: 'offline' } })
  expect(await guarded['profiles:get']({ id: 121 }, context)).toMatchObject({ ok: true })
})
