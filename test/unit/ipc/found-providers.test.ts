import { expect, it } from 'vitest'
import { foundOf } from '../../../electron/ipc/handlers/lookup'
import { fail, ok } from '../../../shared/errors/failure'

const provider = (id: number) => ({ id, name: `P ${id}`, types: [], lseId: null, homepageUrl: null })

it('gives those that could be read, and counts the others', () => {
  const read = [ok(provider(1)), fail('timed-out'), fail('not-found'), fail('bad-reply'), ok(provider(5))]
  expect(foundOf(read)).toEqual(ok({ providers: [provider(1), provider(5)], unread: 2 }))
})

it('is a failure where nothing could be read, and nobody where none are left', () => {
  expect(foundOf([fail('not-found'), fail('permission-denied')])).toEqual(fail('permission-denied'))
  expect(foundOf([fail('not-found')])).toEqual(ok({ providers: [], unread: 0 }))
  expect(foundOf([])).toEqual(ok({ providers: [], unread: 0 }))
})
