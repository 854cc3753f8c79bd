import { expect, test } from 'vitest'
import { createTurns } from '../../../electron/lib/turns'
import { createMeterMatches } from '../../../electron/records/meter-matches'
import { metersSetting } from '../../../electron/store/kinds'
import { newPlace, openAt, value } from '../store/in-process'

const series = (meterNumber: string | null) => ({
  type: 'electricity',
  accountNumber: '42626522-7',
  serviceId: null,
  meterNumber,
})

test('what a person said of a meter is there at the next start, by profile, the last word alone', async () => {
  const place = newPlace()
  const store = value(await openAt(place))
  const matches = createMeterMatches(store, { isGone: () => false }, createTurns())
  expect(value(await matches.of(516))).toEqual([])
  value(await matches.put(516, { meterId: 'm-1', bills: series('1') }))
  value(await matches.put(516, { meterId: 'm-2', bills: null }))
  value(await matches.put(9, { meterId: 'm-1', bills: series('9') }))
  value(await matches.put(516, { meterId: 'm-1', bills: series('2') }))
  await store.close()

  const later = createMeterMatches(value(await openAt(place)), { isGone: () => false }, createTurns())
  expect(value(await later.of(516))).toEqual([
    { meterId: 'm-2', bills: null },
    { meterId: 'm-1', bills: series('2') },
  ])
})

test('it goes with the profile, and is not written down again for one that was forgotten', async () => {
  const store = value(await openAt(newPlace()))
  const matches = createMeterMatches(store, { isGone: (id) => id === 516 }, createTurns())
  value(await store.settings.put(metersSetting(516), [{ meterId: 'm-1', bills: series('1') }]))
  value(await matches.put(9, { meterId: 'm-1', bills: series('9') }))
  value(await store.profiles.forget(516))
  expect(value(await matches.of(516))).toEqual([])
  expect(value(await matches.of(9))).toHaveLength(1)
  expect(await matches.put(516, { meterId: 'm-1', bills: series('1') })).toMatchObject({ ok: false })
  expect(value(await matches.of(516))).toEqual([])
})

test('what another version left there is nothing', async () => {
  const store = value(await openAt(newPlace()))
  value(await store.settings.put(metersSetting(516), { 'm-1': 'all of them' }))
  expect(value(await createMeterMatches(store, { isGone: () => false }, createTurns()).of(516))).toEqual([])
})

test('it is not written down while the profile is being forgotten', async () => {
  const store = value(await openAt(newPlace()))
  const turns = createTurns<number>()
  const gone = new Set<number>()
  const matches = createMeterMatches(store, { isGone: (id) => gone.has(id) }, turns)
  const forgetting = turns.take(516, async () => {
    value(await store.profiles.forget(516))
    gone.add(516)
  })
  const late = matches.put(516, { meterId: 'm-1', bills: series('1') })
  await forgetting
  expect(await late).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(value(await matches.of(516))).toEqual([])
})
