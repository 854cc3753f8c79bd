import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { usePaneFirst } from '../../../../renderer/ui/use-pane-first'

afterEach(cleanup)

/** A list of 300 pixels in a pane of which 200 are seen, in a window of this height. */
const listIn = async (windowHeight: number) => {
  const matches = (query: string): boolean => windowHeight <= Number(/max-height: (\d+)px/.exec(query)?.[1])
  const asked = vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: matches(query),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      }) as unknown as MediaQueryList,
  )
  onTestFinished(() => asked.mockRestore())
  const List = () => {
    const scroller = useRef<HTMLDivElement>(null)
    const showWhole = usePaneFirst(scroller)
    return (
      <div data-testid="pane" style={{ overflowY: 'auto' }}>
        <div ref={scroller} data-testid="list" onKeyDown={showWhole} />
      </div>
    )
  }
  render(<List />)
  const [pane, list] = [screen.getByTestId('pane'), screen.getByTestId('list')]
  Object.defineProperties(pane, { scrollHeight: { value: 300 }, clientHeight: { value: 200 } })
  await waitFor(() => expect(asked).toHaveBeenCalled())
  /** Whether the rows move under it. */
  const wheel = (deltaY: number, more: WheelEventInit = {}): boolean => {
    const event = new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true, ...more })
    // The DOM of the tests leaves this one out of a wheel event.
    Object.defineProperty(event, 'ctrlKey', { value: more.ctrlKey ?? false })
    return list.dispatchEvent(event)
  }
  const shown = vi.fn()
  list.scrollIntoView = shown
  return { pane, list, wheel, shown }
}

const press = (list: HTMLElement): boolean =>
  list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))

test('in a short window the pane moves under the wheel before the rows do, and only downwards', async () => {
  const { pane, wheel } = await listIn(320)
  expect(wheel(60)).toBe(false)
  expect(pane.scrollTop).toBe(60)
  expect(wheel(-30)).toBe(true)
  // It zooms.
  expect(wheel(30, { ctrlKey: true })).toBe(true)
  expect(pane.scrollTop).toBe(60)
  pane.scrollTop = 100
  expect(wheel(60)).toBe(true)
  expect(pane.scrollTop).toBe(100)
})

test('a key that moves in the list of a short window shows it whole', async () => {
  const { list, shown } = await listIn(320)
  press(list)
  expect(shown).toHaveBeenCalledWith({ block: 'end' })
})

test('in a window with room the pane stays where it is', async () => {
  const { pane, list, wheel, shown } = await listIn(900)
  expect(wheel(60)).toBe(true)
  press(list)
  expect(pane.scrollTop).toBe(0)
  expect(shown).not.toHaveBeenCalled()
})
