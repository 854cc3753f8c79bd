import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { SettingsPage } from '../../../../renderer/features/settings/settings-page'
import { usePreferences } from '../../../../renderer/ui/preferences'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { fail, ok } from '../../../../shared/errors/failure'
import { usualNotices } from '../../../../shared/domain/job-notices'
import { requests, show as showPart } from '../show'

beforeEach(forgetRemembered)
afterEach(cleanup)

const known: Answers = {
  'app:administrator': () => ok({ problems: [] }),
  'app:info': () => ok({ version: '0.1.0', electron: '33.2.1', platform: 'linux', environment: [] }),
  'app:text-size': ({ percent }) => ok({ percent: percent ?? 100 }),
  'app:documents': () => ok(null),
  'jobs:notices': () => ok(usualNotices),
  'jobs:change-notices': (settings) => ok(settings),
}
const Preferred = () => <output>{JSON.stringify(usePreferences().preferences)}</output>
const onKeys = vi.fn()
const show = (answers: Answers = {}, connected = true) =>
  showPart(
    <>
      <SettingsPage connected={connected} onKeys={onKeys} onConnection={vi.fn()} />
      <Preferred />
    </>,
    { ...known, ...answers },
  )

test('one setting makes the rows of all lists dense', async () => {
  show()
  fireEvent.click(await screen.findByText('Dense'))
  expect(screen.getByText('{"dense":true,"startView":"last"}')).toBeTruthy()
})

test('the size of texts goes in steps, is told, and goes back', async () => {
  const { bridge } = show()
  expect(await screen.findByText('100 %')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Larger' }))
  expect(await screen.findByText('110 %')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Smaller' }))
  await waitFor(() =>
    expect(requests(bridge, 'app:text-size')).toEqual([
      { percent: null },
      { percent: 110 },
      { percent: 100 },
    ]),
  )
})

test('notifications are heard unless that is turned off, and belong to the connection', async () => {
  const { bridge } = show()
  fireEvent.click(await screen.findByLabelText('With a sound'))
  await waitFor(() =>
    expect(requests(bridge, 'jobs:change-notices')).toEqual([{ enabled: true, quiet: null, sound: false }]),
  )
  cleanup()
  show({}, false)
  expect(screen.queryByLabelText('With a sound')).toBeNull()
  expect(screen.getByText('There is no connection in use')).toBeTruthy()
})

test('what is wrong in the administrator’s file is said, and a failure to ask is, too', async () => {
  show({ 'app:administrator': () => ok({ problems: ['colour is not known.'] }) })
  expect(await screen.findByText('colour is not known.')).toBeTruthy()
  cleanup()
  show({ 'app:administrator': () => fail('internal') })
  expect(await screen.findByRole('alert')).toBeTruthy()
})

test('versions are there for whoever asks, and documents and keys one click away', async () => {
  const { bridge } = show()
  expect(await screen.findByText('33.2.1')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Documents' }))
  await waitFor(() => expect(requests(bridge, 'app:documents')).toHaveLength(1))
  fireEvent.click(screen.getByRole('button', { name: 'Keys of this window' }))
  expect(onKeys).toHaveBeenCalled()
})

test('the language of texts for customers is that of the cases', async () => {
  show()
  const spanish = await screen.findByLabelText('Español')
  fireEvent.click(spanish)
  expect((spanish as HTMLInputElement).checked).toBe(true)
})
