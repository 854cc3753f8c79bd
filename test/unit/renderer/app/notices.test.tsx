import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newQueries, Providers } from '../../../../renderer/app/providers'

// Files share the notices with those that ran before them.
beforeEach(() => notifications.clean())
afterEach(() => {
  notifications.clean()
  cleanup()
})

/** Where the nearest element around this one is told to lie that has this property. */
const levelOf = (element: Element | null, property: string): number => {
  for (let at = element; at instanceof HTMLElement; at = at.parentElement) {
    const value = at.style.getPropertyValue(property)
    if (value !== '') return Number(value)
  }
  return Number.NaN
}

test('the button that hides a notice has a name', async () => {
  render(<Providers queries={newQueries()}>{null}</Providers>)
  act(() => void notifications.show({ message: 'Saved 4 rows.' }))
  await screen.findByText('Saved 4 rows.')
  fireEvent.click(screen.getByRole('button', { name: 'Hide the notice' }))
  await waitFor(() => expect(screen.queryByText('Saved 4 rows.')).toBeNull())
})

test('a notice lies under a dialog, whose buttons it must not cover, and over what dims the window', async () => {
  render(
    <Providers queries={newQueries()}>
      <Modal opened onClose={() => undefined} title="A question">
        <button>Go on</button>
      </Modal>
    </Providers>,
  )
  act(() => void notifications.show({ message: 'Saved 3 rows.' }))
  const notice = levelOf(await screen.findByText('Saved 3 rows.'), '--notifications-z-index')
  const dialog = levelOf(await screen.findByText('Go on'), '--mb-z-index')
  const dimming = levelOf(document.querySelector('.mantine-Modal-overlay'), '--overlay-z-index')
  expect(notice).toBeLessThan(dialog)
  expect(notice).toBeGreaterThan(dimming)
})
