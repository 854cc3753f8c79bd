import { expect, test } from 'vitest'
import { createPlace } from '../../../electron/connection/place'
import { ok } from '../../../shared/errors/failure'
import { newPlace, openAt, value } from '../store/in-process'

test('what is kept while a profile is forgotten is not lost, and names the profile no more', async () => {
  const place = createPlace(value(await openAt(newPlace())))
  await place.keep('{"search":"tag:old"}')
  await Promise.all([
    place.forget(['Ana Maria']),
    place.keep('{"search":"tag:new","other":"label:\\"Ana Maria\\""}'),
  ])
  expect(await place.get()).toEqual(ok('{"search":"tag:new"}'))
})
