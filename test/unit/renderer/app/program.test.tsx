import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Program } from '../../../../renderer/app/program'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { setPrivacy, togglePrivacy, usePrivacy } from '../../../../renderer/lib/privacy'
import { persist, usePlace } from '../../../../renderer/parts/place'
import { fail, ok } from '../../../../shared/errors/failure'
import { later, requests } from '../show'

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
  expect(bridge.calls.map(({ channel }) => channel)).toEqual([
    'place:get',
    'app:is-private',
    'place:keep',
    'app:typed',
  ])
})

test('a page that starts or is reloaded while privacy mode is on asks for it, shows no name before, and tells nobody', async () => {
  const first = later<{ readonly on: boolean }>()
  const bridge = fakeBridge({
    'app:privacy': () => ok(null),
    'app:is-private': async () => ok(await first.answer),
  })
  putBridge(bridge)
  render(<Program />)
  const isBlurred = () => document.documentElement.hasAttribute('data-privacy')
  expect(isBlurred()).toBe(true)
  first.give({ on: true })
  await waitFor(() => expect(usePrivacy.getState().on).toBe(true))
  expect(isBlurred()).toBe(true)
  expect(requests(bridge, 'app:privacy')).toEqual([])
  act(() => bridge.emit('app:privacy-changed', { on: false }))
})

test('names are shown once main has said that privacy mode is off, or cannot say it', async () => {
  for (const answer of [ok({ on: false }), fail('internal')]) {
    putBridge(fakeBridge({ 'app:is-private': () => answer }))
    render(<Program />)
    expect(document.documentElement.hasAttribute('data-privacy')).toBe(true)
    await waitFor(() => expect(document.documentElement.hasAttribute('data-privacy')).toBe(false))
    cleanup()
  }
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
