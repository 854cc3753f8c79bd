import { Modal, MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { closePane, usePane } from '../../../../renderer/lib/panes'
import { useWindowKeys } from '../../../../renderer/lib/window-keys'

afterEach(cleanup)

const close = vi.fn<(name: string) => void>()
const press = vi.fn<() => boolean>(() => true)

const Pane = ({ name, shown = true }: { readonly name: string; readonly shown?: boolean }) => {
  usePane(shown, () => close(name))
  return null
}
const Keys = ({ inDialogs }: { readonly inDialogs?: boolean }) => {
  useWindowKeys(press, inDialogs === undefined ? {} : { inDialogs })
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

test('keys of the window do nothing under a dialog, nor where the key was taken already', () => {
  press.mockClear()
  const shown = show(<Keys />)
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  expect(press).toHaveBeenCalledOnce()
  const taken = new KeyboardEvent('keydown', { key: 's', cancelable: true, bubbles: true })
  taken.preventDefault()
  document.body.dispatchEvent(taken)
  expect(press).toHaveBeenCalledOnce()
  shown.unmount()
  show(
    <>
      <Keys />
      <div role="dialog" />
    </>,
  )
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  expect(press).toHaveBeenCalledOnce()
  cleanup()
  show(
    <>
      <Keys inDialogs />
      <div role="dialog" />
    </>,
  )
  fireEvent.keyDown(document.body, { key: 's', ctrlKey: true })
  expect(press).toHaveBeenCalledTimes(2)
})
