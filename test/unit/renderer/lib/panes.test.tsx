import { Modal, MantineProvider } from '@mantine/core'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { closePane, usePane } from '../../../../renderer/lib/panes'

afterEach(cleanup)

const close = vi.fn<(name: string) => void>()

const Pane = ({ name, shown = true }: { readonly name: string; readonly shown?: boolean }) => {
  usePane(shown, () => close(name))
  return null
}
const show = (content: React.ReactNode) => render(<MantineProvider env="test">{content}</MantineProvider>)

test('the pane that was opened last is closed, and only what is open', () => {
  show(
    <>
      <Pane name="inspector" />
      <Pane name="PDF" shown={false} />
    </>,
  )
  closePane()
  expect(close.mock.calls).toEqual([['inspector']])
  cleanup()
  close.mockClear()
  closePane()
  expect(close).not.toHaveBeenCalled()
})

test('a dialog is closed before the panes under it', () => {
  const onClose = vi.fn()
  show(
    <>
      <Pane name="inspector" />
      <Modal opened onClose={onClose} title="New profile">
        <input aria-label="Label" />
      </Modal>
    </>,
  )
  close.mockClear()
  closePane()
  expect(onClose).toHaveBeenCalledOnce()
  expect(close).not.toHaveBeenCalled()
})
