import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useFocusRestored } from '../../../../renderer/app/use-focus-restored'

afterEach(cleanup)

let come: (what: 'rows' | 'dialog' | 'nothing') => void

/** The window while its list is still being read. */
const Frame = ({ withField = false }: { readonly withField?: boolean }) => {
  useFocusRestored()
  const [shown, setShown] = useState('nothing')
  come = (what) => act(() => setShown(what))
  return (
    <>
      <button>rail</button>
      <main tabIndex={-1}>
        {withField && <input autoFocus aria-label="field" />}
        {shown !== 'nothing' && <div role="grid" tabIndex={0} aria-label="rows" />}
      </main>
      {shown === 'dialog' && (
        <div role="dialog">
          <button autoFocus>in the dialog</button>
        </div>
      )}
    </>
  )
}
const focused = (): string | null => {
  const element = document.activeElement
  return element?.getAttribute('aria-label') ?? element?.textContent ?? null
}

test('after a start the list has the focus as soon as it has come: keys work at once', async () => {
  render(<Frame />)
  expect(document.activeElement?.localName).toBe('main')
  come('rows')
  await waitFor(() => expect(focused()).toBe('rows'))
})

test('a field that a view gives the focus keeps it', async () => {
  render(<Frame withField />)
  come('rows')
  await Promise.resolve()
  expect(focused()).toBe('field')
})

test('who has gone elsewhere meanwhile is not fetched back', async () => {
  render(<Frame />)
  act(() => screen.getByText('rail').focus())
  come('rows')
  await Promise.resolve()
  expect(focused()).toBe('rail')
})

test('a dialog keeps it while it is open, and the list has it after that', async () => {
  render(<Frame />)
  come('dialog')
  await Promise.resolve()
  expect(focused()).toBe('in the dialog')
  come('rows')
  await waitFor(() => expect(focused()).toBe('rows'))
})
