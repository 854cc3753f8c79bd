import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { flushPlace, persist, persisted, usePersisted, usePlace } from '../../../../renderer/parts/place'
import { fail, ok, type Result } from '../../../../shared/errors/failure'

afterEach(cleanup)

/** Main, which has a place for each connection. */
const main = (places: Record<string, Result<{ place: string | null }>>) => {
  const bridge = fakeBridge({
    'place:get': ({ connectionId }) => places[connectionId] ?? fail('not-connected'),
    'place:keep': ({ connectionId, place }) => {
      places[connectionId] = ok({ place })
      return ok(null)
    },
  })
  putBridge(bridge)
  return places
}

const enter = async (connectionId: string): Promise<void> => {
  const { result } = renderHook(() => usePlace(connectionId))
  await waitFor(() => expect(result.current).toBe(true))
}

test('each connection has the place that was kept for it, and none has another’s', async () => {
  const places = main({ practice: ok({ place: '{"search":"label:Ana"}' }), real: ok({ place: null }) })
  await enter('practice')
  expect(persisted('practice', 'search', z.string(), '')).toBe('label:Ana')
  expect(persisted('real', 'search', z.string(), '')).toBe('')

  await enter('real')
  expect(persisted('real', 'search', z.string(), '')).toBe('')
  persist('practice', 'search', 'not theirs')
  persist('real', 'search', 'tag:solar')
  await flushPlace()
  expect(places).toEqual({
    practice: ok({ place: '{"search":"label:Ana"}' }),
    real: ok({ place: '{"search":"tag:solar"}' }),
  })
})

test('an answer that comes late does not take the place of the connection that is in use by then', async () => {
  let answerLate: (answer: Result<{ place: string | null }>) => void = () => undefined
  const late = new Promise<Result<{ place: string | null }>>((resolve) => (answerLate = resolve))
  putBridge(
    fakeBridge({
      'place:get': ({ connectionId }) =>
        connectionId === 'before' ? late : ok({ place: '{"search":"tag:solar"}' }),
    }),
  )
  const { result, rerender } = renderHook(({ id }) => usePlace(id), { initialProps: { id: 'before' } })
  rerender({ id: 'now' })
  await waitFor(() => expect(result.current).toBe(true))
  answerLate(fail('not-connected'))
  await act(() => late)
  expect(result.current).toBe(true)
  expect(persisted('now', 'search', z.string(), '')).toBe('tag:solar')
})

test.each(['{"cut', '[1,2]', '"text"', '7'])(
  'in the place of a damaged one (%j) the next is kept',
  async (damaged) => {
    const id = `damaged ${damaged}`
    const places = main({ [id]: ok({ place: damaged }) })
    await enter(id)
    persist(id, 'search', 'tag:solar')
    await flushPlace()
    expect(places[id]).toEqual(ok({ place: '{"search":"tag:solar"}' }))
  },
)

test('what another version has kept, or what is damaged, is replaced by the beginning', async () => {
  main({ old: ok({ place: '{"days":"seven"}' }), odd: ok({ place: 'null' }) })
  await enter('old')
  expect(persisted('old', 'days', z.int(), 7)).toBe(7)
  await enter('odd')
  expect(persisted('odd', 'days', z.int(), 7)).toBe(7)
})

test('a place that could not be read is not overwritten', async () => {
  const places = main({ broken: fail('store-unavailable') })
  await enter('broken')
  persist('broken', 'search', 'x')
  await flushPlace()
  expect(places['broken']).toEqual(fail('store-unavailable'))
})

test('state of a view comes back when the view does', async () => {
  const places = main({ a: ok({ place: null }) })
  await enter('a')
  const days = () => renderHook(() => usePersisted('days', z.int(), 7))
  const first = days()
  act(() => first.result.current[1](30))
  first.unmount()
  expect(days().result.current[0]).toBe(30)
  await flushPlace()
  expect(places['a']).toEqual(ok({ place: '{"days":30}' }))
})
