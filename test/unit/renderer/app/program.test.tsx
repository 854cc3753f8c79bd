import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Program } from '../../../../renderer/app/program'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { setPrivacy, togglePrivacy, usePrivacy } from '../../../../renderer/lib/privacy'
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

test('privacy mode is one for all windows: what is switched here is told, and what is heard is followed and not told again', async () => {
  const bridge = fakeBridge({ 'app:privacy': () => ok(null) })
  putBridge(bridge)
  render(<Program />)
  const told = () =>
    bridge.calls.filter(({ channel }) => channel === 'app:privacy').map(({ request }) => request)
  act(togglePrivacy)
  expect(told()).toEqual([{ on: true }])
  act(() => bridge.emit('app:privacy-changed', { on: true }))
  act(() => bridge.emit('app:privacy-changed', { on: false }))
  expect(usePrivacy.getState().on).toBe(false)
  expect(told()).toEqual([{ on: true }])
  act(() => setPrivacy(true))
  expect(told()).toEqual([{ on: true }, { on: true }])
  act(() => bridge.emit('app:privacy-changed', { on: false }))
})
