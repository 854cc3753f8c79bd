import { act, cleanup, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { flushPlace, usePlace } from '../../../../renderer/parts/place'
import { useProfilesView } from '../../../../renderer/features/profiles/view'
import { ok } from '../../../../shared/errors/failure'
import { requests } from '../show'
import { bar, nextConnection, show, type } from './page'

afterEach(cleanup)

/** Main, which keeps a place for each connection: what is read of one is what went through its text. */
const main = (places: Record<string, string> = {}) => {
  putBridge(
    fakeBridge({
      'place:get': ({ connectionId }) => ok({ place: places[connectionId] ?? null }),
      'place:keep': ({ connectionId, place }) => {
        places[connectionId] = place
        return ok(null)
      },
    }),
  )
  return places
}

const enter = async (connectionId: string): Promise<void> => {
  const { result, unmount } = renderHook(() => usePlace(connectionId))
  await waitFor(() => expect(result.current).toBe(true))
  unmount()
}
const viewIn = (connectionId: string) => renderHook(() => useProfilesView(connectionId)).result

/** What is kept once this list was narrowed so, and the program has ended. */
const keptOf = async (id: string, scope: Parameters<ReturnType<typeof useProfilesView>['setScope']>[0]) => {
  const places = main()
  await enter(id)
  const view = viewIn(id)
  act(() => view.current.setText('tag:solar'))
  act(() => view.current.setScope(scope))
  await flushPlace()
  // Another connection, so that nothing in memory is taken for what was kept.
  await enter(`after ${id}`)
  act(() => void viewIn(`after ${id}`))
  cleanup()
  return places[id] ?? ''
}

const lines = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `CASE-${at}`)
const list = (count: number) => Int32Array.from({ length: count }, (_, at) => 1_000_000 + at)

test('a list that was narrowed to pasted lines comes back so, with the lines that stand for none', async () => {
  const unmatched = { unknown: ['nobody'], undecided: [{ line: 'CASE-1', ids: [7, 9] }] }
  const place = await keptOf('a', { name: 'Pasted list of 2', ids: Int32Array.of(3, 1), unmatched })
  const id = nextConnection()
  main({ [id]: place })
  await enter(id)
  const { bridge } = show()
  expect(await screen.findByRole('button', { name: 'Leave Pasted list of 2' })).toBeTruthy()
  await waitFor(() =>
    expect(requests(bridge, 'profiles:search')).toContainEqual({
      text: 'tag:solar',
      sort: null,
      within: Int32Array.of(3, 1),
    }),
  )
  act(
    () =>
      void screen
        .getByRole('grid')
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true })),
  )
  expect(bar()).toContain('without nobody')
})

test('ten thousand are kept; of more it is said that they are not', async () => {
  const place = await keptOf('b', { name: 'Long', ids: list(10_000) })
  main({ b: place })
  await enter('b')
  expect(viewIn('b').current.scope?.ids).toEqual(list(10_000))

  const tooLong = await keptOf('c', { name: 'Longer', ids: list(20_000) })
  expect(tooLong.length).toBeLessThan(1000)
  const id = nextConnection()
  main({ [id]: tooLong })
  await enter(id)
  show()
  expect(await screen.findByText(/narrowed to 20,000 profiles \(“Longer”\), more than are/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Leave Longer' })).toBeNull()
  type('other')
  expect(screen.queryByText(/“Longer”/)).toBeNull()
})

test('long lines count as well', async () => {
  const unmatched = { unknown: lines(100_000), undecided: [] }
  const place = await keptOf('d', { name: 'Odd', ids: list(2), unmatched })
  main({ d: place })
  await enter('d')
  expect(viewIn('d').current).toMatchObject({ scope: null, lost: { name: 'Odd', count: 2 } })
})

test('a line that was forgotten takes nothing along, and what is damaged begins anew', async () => {
  const record = { ids: [5], unknown: ['x'], undecided: [{ ids: [1, 2] }, { line: 'y', ids: [3, 4] }] }
  main({
    e: JSON.stringify({ 'profiles-scope': record }),
    f: JSON.stringify({ 'profiles-scope': { name: 'x', ids: ['5'] } }),
  })
  await enter('e')
  expect(viewIn('e').current.scope).toEqual({
    name: 'Chosen profiles',
    ids: Int32Array.of(5),
    unmatched: { unknown: ['x'], undecided: [{ line: 'y', ids: [3, 4] }] },
  })
  await enter('f')
  expect(viewIn('f').current).toMatchObject({ scope: null, lost: null, text: '' })
})
