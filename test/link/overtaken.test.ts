import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { SeenProfile } from '../../shared/domain/overtaken'
import { connectedBed, type Bed } from '../support/bed'
import { context, valueOf } from '../support/session'

/** Somebody else changes or deletes a profile while a person changes it here. */

let bed: Bed

beforeAll(async () => {
  bed = await connectedBed({ profiles: 30, speed: 20 })
})
afterAll(() => bed.close())
beforeEach(() => bed.practice.service.log.clear())
afterEach(() => bed.practice.service.faults.clear())

const sent = () => bed.practice.service.log.entries().filter(({ method }) => method !== 'GET')
const elsewhere = () => bed.practice.service.world().profiles

const shown = async (label: string): Promise<{ id: number; seen: SeenProfile }> => {
  const made = { providerId: 3150, zipcode: '00007', label }
  const { id } = valueOf(await bed.running.calls['profiles:create'](made, context))
  const { zipcode, providerId } = valueOf(await bed.running.calls['profiles:get']({ id }, context))
  bed.practice.service.log.clear()
  return { id, seen: { label, zipcode, providerId } }
}
const ask = (id: number, seen: SeenProfile) =>
  bed.running.calls['profiles:change']({ id, seen, label: 'mine' }, context)

it('is not sent, and answers what is there now; sent by who has seen that', async () => {
  const { id, seen } = await shown('as it was')
  elsewhere().change(id, { label: 'of somebody else' })
  const answer = valueOf(await ask(id, seen))
  expect(answer).toMatchObject({ outcome: 'overtaken', profile: { label: 'of somebody else' } })
  expect(sent()).toEqual([])
  expect(elsewhere().get(id)?.label).toBe('of somebody else')

  const now = { ...seen, label: answer.profile.label }
  const decided = await ask(id, now)
  expect(decided).toMatchObject({ value: { outcome: 'changed', profile: { label: 'mine' } } })
  expect(elsewhere().get(id)?.label).toBe('mine')
})

it('is not sent where another field than the one that was typed is another now', async () => {
  const { id, seen } = await shown('moved')
  elsewhere().change(id, { providerId: 3149 })
  const answer = await ask(id, seen)
  expect(answer).toMatchObject({ value: { outcome: 'overtaken', profile: { providerId: 3149 } } })
  expect(sent()).toEqual([])
})

it('is not sent where the profile is gone, or cannot be read', async () => {
  const { id, seen } = await shown('goes')
  bed.practice.service.faults.add({ kind: 'status', status: 403, path: `/profiles/${id}` })
  expect(await ask(id, seen)).toMatchObject({
    error: { code: 'permission-denied', unsent: true },
  })
  bed.practice.service.faults.clear()
  elsewhere().remove(id)
  expect(await ask(id, seen)).toMatchObject({
    error: { code: 'not-found', subject: 'profile', unsent: true },
  })
  expect(sent()).toEqual([])
})

it('is not deleted either, until that was seen', async () => {
  const { id, seen } = await shown('to be deleted')
  elsewhere().change(id, { label: 'of somebody else' })
  const remove = (by: SeenProfile) => bed.running.calls['profiles:delete']({ id, seen: by }, context)
  expect(await remove(seen)).toMatchObject({
    value: { outcome: 'overtaken', profile: { label: 'of somebody else' } },
  })
  expect(sent()).toEqual([])
  expect(await remove({ ...seen, label: 'of somebody else' })).toMatchObject({
    value: { outcome: 'deleted' },
  })
  expect(elsewhere().get(id)).toBeUndefined()
})
