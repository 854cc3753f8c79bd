import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Program } from '../../../../renderer/app/program'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { persist, usePlace } from '../../../../renderer/parts/place'
import { ok } from '../../../../shared/errors/failure'

afterEach(cleanup)

test('what is typed is told at once when the window closes, however long the place on the screen takes to be written', async () => {
  const bridge = fakeBridge({
    'place:get': () => ok({ place: null }),
    'place:keep': () => new Promise(() => undefined),
    'app:typed': () => ok(null),
  })
  putBridge(bridge)
  const { result } = renderHook(() => usePlace('real'))
  await waitFor(() => expect(result.current).toBe(true))
  render(
    <>
      <Program />
      <form>
        <input aria-label="Label" />
      </form>
    </>,
  )
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'half a name' } })
  persist('real', 'search', 'tag:solar')
  act(() => bridge.emit('app:closing', {}))
  await waitFor(() => expect(bridge.calls).toContainEqual({ channel: 'app:typed', request: { typed: true } }))
  // The place is on its way before the answer that lets the window close.
  expect(bridge.calls.map(({ channel }) => channel)).toEqual(['place:get', 'place:keep', 'app:typed'])
})
