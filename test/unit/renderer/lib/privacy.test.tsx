import { MantineProvider } from '@mantine/core'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Action } from '../../../../renderer/app/actions'
import { PrivacyMark } from '../../../../renderer/app/privacy-mark'
import { useShortcuts } from '../../../../renderer/app/use-shortcuts'
import { togglePrivacy, usePrivateTitle } from '../../../../renderer/lib/privacy'

afterEach(cleanup)

const isOn = (): boolean => document.documentElement.hasAttribute('data-privacy')

const plainP = vi.fn<() => void>()
const actions: readonly Action[] = [
  { id: 'p', group: 'Do', label: 'Something', shortcut: 'Mod+P', run: plainP },
  {
    id: 'privacy',
    group: 'Look',
    label: 'Privacy: blur names',
    shortcut: 'Mod+Shift+P',
    inDialogs: true,
    run: togglePrivacy,
  },
]

const Window = () => {
  useShortcuts(actions)
  return (
    <>
      <h2 title={usePrivateTitle('CASE-00412')}>CASE-00412</h2>
      <PrivacyMark />
    </>
  )
}

test('one key blurs, says so and takes the titles away; the mark ends it', () => {
  render(
    <MantineProvider env="test">
      <Window />
    </MantineProvider>,
  )
  expect(screen.getByRole('heading').title).toBe('CASE-00412')
  expect(screen.queryByRole('button', { name: 'Privacy' })).toBeNull()

  fireEvent.keyDown(window, { key: 'P', ctrlKey: true, shiftKey: true })
  expect(isOn()).toBe(true)
  expect(plainP).not.toHaveBeenCalled()
  expect(screen.getByRole('heading').title).toBe('')

  fireEvent.click(screen.getByRole('button', { name: 'Privacy' }))
  expect(isOn()).toBe(false)
  expect(screen.getByRole('heading').title).toBe('CASE-00412')

  fireEvent.keyDown(window, { key: 'p', ctrlKey: true })
  expect(plainP).toHaveBeenCalledOnce()
  expect(isOn()).toBe(false)
})

test('the key works while a dialog is open, where others wait', () => {
  plainP.mockClear()
  render(
    <MantineProvider env="test">
      <Window />
      <div role="dialog" />
    </MantineProvider>,
  )
  fireEvent.keyDown(window, { key: 'p', ctrlKey: true })
  expect(plainP).not.toHaveBeenCalled()
  fireEvent.keyDown(window, { key: 'P', ctrlKey: true, shiftKey: true })
  expect(isOn()).toBe(true)
  act(togglePrivacy)
})
