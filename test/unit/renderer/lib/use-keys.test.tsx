import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useKeys } from '../../../../renderer/lib/use-keys'

const shortcuts = [
  'J',
  'Shift+T',
  'T',
  '/',
  'Escape',
  'Mod+A',
  'Mod+F',
  'Mod+Z',
  'Mod+Shift+V',
  'Mod+0',
  'Alt+1',
  'Plus',
  '-',
] as const
const ran: string[] = []
const actions = Object.fromEntries(shortcuts.map((one) => [one, () => void ran.push(one)]))

const Page = ({ enabled, inDialogs }: { readonly enabled?: boolean; readonly inDialogs?: boolean }) => {
  useKeys(actions, { ...(enabled === undefined ? {} : { enabled }), ...(inDialogs ? { inDialogs } : {}) })
  return (
    <>
      <input aria-label="text" />
      <input aria-label="check" type="checkbox" />
    </>
  )
}
const press = (init: KeyboardEventInit, target: Element = document.body): readonly string[] => {
  ran.length = 0
  fireEvent.keyDown(target, init)
  return [...ran]
}

beforeEach(() => void (ran.length = 0))
afterEach(cleanup)

test('a key runs its action once and goes no further; one that is nobody’s is left alone', () => {
  render(<Page />)
  const j = new KeyboardEvent('keydown', { key: 'j', cancelable: true, bubbles: true })
  document.body.dispatchEvent(j)
  expect(ran).toEqual(['J'])
  expect(j.defaultPrevented).toBe(true)
  const x = new KeyboardEvent('keydown', { key: 'x', cancelable: true, bubbles: true })
  document.body.dispatchEvent(x)
  expect(ran).toEqual(['J'])
  expect(x.defaultPrevented).toBe(false)
})

test('a key that is held moves and zooms on, but does everything else once', () => {
  render(<Page />)
  for (const key of ['j', '+', '-']) expect(press({ key, repeat: true })).toHaveLength(1)
  expect(press({ key: 't' })).toEqual(['T'])
  for (const once of [
    { key: 't' },
    { key: 'T', shiftKey: true },
    { key: '/' },
    { key: 'Escape' },
    { key: 'z', ctrlKey: true },
    { key: '1', code: 'Digit1', altKey: true },
  ]) {
    const held = new KeyboardEvent('keydown', { ...once, repeat: true, cancelable: true, bubbles: true })
    ran.length = 0
    document.body.dispatchEvent(held)
    expect([ran, held.defaultPrevented]).toEqual([[], true])
  }
})

test('plain keys are letters in a field; keys with Mod and Alt work there, but those that mean its text', () => {
  render(<Page />)
  const field = screen.getByLabelText('text')
  for (const key of ['j', '/', 'Escape']) expect(press({ key }, field)).toEqual([])
  expect(press({ key: 'a', ctrlKey: true }, field)).toEqual([])
  expect(press({ key: 'f', ctrlKey: true }, field)).toEqual(['Mod+F'])
  expect(press({ key: 'V', metaKey: true, shiftKey: true }, field)).toEqual(['Mod+Shift+V'])
  expect(press({ key: '1', code: 'Digit1', altKey: true }, field)).toEqual(['Alt+1'])
  expect(press({ key: 'j' }, screen.getByLabelText('check'))).toEqual(['J'])
  expect(press({ key: 'a', ctrlKey: true })).toEqual(['Mod+A'])
})

test('Shift makes another key of a letter that has one, and is a part of signs; Caps Lock changes nothing', () => {
  render(<Page />)
  expect(press({ key: 'T', shiftKey: true })).toEqual(['Shift+T'])
  expect(press({ key: 't' })).toEqual(['T'])
  expect(press({ key: 'T' })).toEqual(['T'])
  expect(press({ key: 't', shiftKey: true })).toEqual(['Shift+T'])
  expect(press({ key: '/', shiftKey: true, code: 'Digit7' })).toEqual(['/'])
  expect(press({ key: 'F', ctrlKey: true, shiftKey: true })).toEqual([])
  expect(press({ key: 'v', ctrlKey: true })).toEqual([])
})

test('modifiers that a key does not ask for make it another key', () => {
  render(<Page />)
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey']) {
    expect(press({ key: 'j', code: 'KeyJ', [modifier]: true })).toEqual([])
    expect(press({ key: '/', code: 'Slash', [modifier]: true })).toEqual([])
  }
  // Right Alt on many keyboards.
  expect(press({ key: 'f', code: 'KeyF', ctrlKey: true, altKey: true })).toEqual([])
})

test('with Alt a key is known by its place, also on the number block, whose 0 with Mod is the menu’s', () => {
  render(<Page />)
  expect(press({ key: '¡', code: 'Digit1', altKey: true })).toEqual(['Alt+1'])
  expect(press({ key: '1', code: 'Numpad1', altKey: true })).toEqual(['Alt+1'])
  expect(press({ key: '1', code: 'Digit1', altKey: true, shiftKey: true })).toEqual([])
  expect(press({ key: '0', code: 'Digit0', ctrlKey: true })).toEqual(['Mod+0'])
  expect(press({ key: '0', code: 'Numpad0', ctrlKey: true })).toEqual([])
})

test('plus is a key by its name, with Shift where the keyboard needs it, and none with Ctrl, which is the menu’s', () => {
  render(<Page />)
  expect(press({ key: '+', code: 'Equal', shiftKey: true })).toEqual(['Plus'])
  expect(press({ key: '+', code: 'NumpadAdd' })).toEqual(['Plus'])
  expect(press({ key: '-' })).toEqual(['-'])
  expect(press({ key: '+', ctrlKey: true })).toEqual([])
})

test('nothing is run under a dialog, for a key that was taken already, or while letters are composed', () => {
  const { rerender } = render(<Page />)
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  document.body.append(dialog)
  try {
    expect(press({ key: 'j' })).toEqual([])
    rerender(<Page inDialogs />)
    expect(press({ key: 'j' })).toEqual(['J'])
  } finally {
    dialog.remove()
  }
  expect(press({ key: 'j', isComposing: true })).toEqual([])
  const take = vi.fn((event: Event) => event.preventDefault())
  document.body.addEventListener('keydown', take)
  expect(press({ key: 'j' })).toEqual([])
  document.body.removeEventListener('keydown', take)
  expect(take).toHaveBeenCalledOnce()
})

test('keys that are switched off are left alone, and those of a view that has gone', () => {
  const { rerender, unmount } = render(<Page enabled={false} />)
  expect(press({ key: 'j' })).toEqual([])
  rerender(<Page enabled />)
  expect(press({ key: 'j' })).toEqual(['J'])
  unmount()
  expect(press({ key: 'j' })).toEqual([])
})
