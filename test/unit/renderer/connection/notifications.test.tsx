import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { NotificationsSection } from '../../../../renderer/features/connection/notifications/notifications-section'
import { regionOf } from '../../../../renderer/features/connection/notifications/queue-settings'
import type { UnrecognisedMessage, NotificationsView } from '../../../../shared/domain/notification'
import { fail, ok } from '../../../../shared/errors/failure'
import { show } from '../show'

afterEach(cleanup)

const button = (name: string | RegExp) => screen.findByRole('button', { name })

const unset: NotificationsView = {
  settings: null,
  hasKeys: false,
  isPractice: false,
  on: false,
  deleting: false,
  now: { state: 'off' },
  reported: 0,
  lastReportedAt: null,
  unrecognised: 0,
}
const set: NotificationsView = {
  ...unset,
  settings: {
    region: 'eu-west-1',
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/link',
    endpoint: null,
  },
  hasKeys: true,
}
const on: NotificationsView = { ...set, on: true, now: { state: 'listening' } }

const type = (label: RegExp | string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('a queue is set up with both of its keys, whose fields are empty as soon as they are sent', async () => {
  const bridge = fakeBridge({
    'notifications:get': () => ok(unset),
    'notifications:save': () => fail('keychain-locked'),
  })
  show(<NotificationsSection />, bridge)
  fireEvent.click(await button('Set up a queue…'))
  fireEvent.click(await button('Save'))
  expect(await screen.findByText('A full address that begins with https://.')).toBeTruthy()
  type(/^Queue URL/, 'https://sqs.eu-west-1.amazonaws.com/123456789012/link')
  expect(screen.getByLabelText<HTMLInputElement>(/^Region/).value).toBe('eu-west-1')
  type(/^Access key ID/, 'AKIAEXAMPLE')
  fireEvent.click(await button('Save'))
  expect(await screen.findByText('Both keys are needed.')).toBeTruthy()
  type(/^Secret access key/, 'a-secret')
  fireEvent.click(await button('Save'))
  expect((await screen.findByRole('alert')).textContent).toContain('The keychain is locked.')
  expect(bridge.calls.at(-1)?.request).toEqual({
    region: 'eu-west-1',
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/link',
    endpoint: null,
    keys: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'a-secret' },
  })
  expect(screen.getByLabelText<HTMLInputElement>(/^Secret access key/).value).toBe('')
  expect(screen.getByLabelText<HTMLInputElement>(/^Access key ID/).value).toBe('')
})

test('while it is off it warns of sharing; the switch says what it does', async () => {
  const bridge = fakeBridge({ 'notifications:get': () => ok(set), 'notifications:switch': () => ok(on) })
  show(<NotificationsSection />, bridge)
  expect(await screen.findByText('A queue shared by two consoles is split between them.')).toBeTruthy()
  fireEvent.click(await button('Switch on'))
  expect(await button('Switch off')).toBeTruthy()
  expect(screen.queryByText('A queue shared by two consoles is split between them.')).toBeNull()
  expect(screen.getByText('Listening')).toBeTruthy()
})

test('deleting wants the name of the queue; leaving wants nothing', async () => {
  const bridge = fakeBridge({
    'notifications:get': () => ok(on),
    'notifications:deleting': ({ deleting }) => ok({ ...on, deleting }),
  })
  show(<NotificationsSection />, bridge)
  fireEvent.click(await screen.findByLabelText('is deleted once it is stored here'))
  const confirm = await button('Delete what is read')
  expect(confirm.hasAttribute('disabled')).toBe(true)
  type('Type link to confirm', 'link')
  fireEvent.click(confirm)
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLInputElement>('is deleted once it is stored here').checked).toBe(true),
  )
  fireEvent.click(screen.getByLabelText('stays in the queue'))
  await waitFor(() =>
    expect(bridge.calls.filter(({ channel }) => channel === 'notifications:deleting')).toEqual([
      { channel: 'notifications:deleting', request: { deleting: true, confirmed: 'link' } },
      { channel: 'notifications:deleting', request: { deleting: false } },
    ]),
  )
})

test('an address that ends with a slash still wants the name, and one that names no queue is not saved', async () => {
  const address = 'https://sqs.eu-west-1.amazonaws.com/'
  const slashed = { region: 'eu-west-1', queueUrl: `${address}123456789012/link/`, endpoint: null }
  const bridge = fakeBridge({ 'notifications:get': () => ok({ ...set, settings: slashed }) })
  show(<NotificationsSection />, bridge)
  fireEvent.click(await screen.findByLabelText('is deleted once it is stored here'))
  expect((await button('Delete what is read')).hasAttribute('disabled')).toBe(true)
  type('Type link to confirm', 'link')
  expect((await button('Delete what is read')).hasAttribute('disabled')).toBe(false)
  fireEvent.click(await button('Cancel'))
  fireEvent.click(await button('Change the queue…'))
  type(/^Queue URL/, address)
  fireEvent.click(await button('Save'))
  expect(await screen.findByText('The queue’s full address, with its name at the end.')).toBeTruthy()
})

test('trouble says why and when it is tried again, and goes when main says so', async () => {
  const bridge = fakeBridge({
    'notifications:get': () =>
      ok({
        ...on,
        now: {
          state: 'trouble',
          failure: { code: 'queue-not-found', detail: 'QueueDoesNotExist' },
          retryAt: '2026-11-20T10:00:00.000Z',
        },
      }),
  })
  show(<NotificationsSection />, bridge)
  expect((await screen.findByRole('alert')).textContent).toContain('There is no queue at this address.')
  expect(screen.getByText('Not working')).toBeTruthy()
  expect(screen.getByText(/Next automatic try at/)).toBeTruthy()
  act(() =>
    bridge.emit('notifications:changed', { ...on, reported: 2, lastReportedAt: new Date().toISOString() }),
  )
  expect(await screen.findByText(/The ends of 2 jobs were reported/)).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('messages kept aside are shown as they came, and discarded one by one', async () => {
  const message = (id: string, body: string): UnrecognisedMessage => ({
    id,
    at: new Date().toISOString(),
    reason: 'not-json',
    body,
  })
  const bridge = fakeBridge({
    'notifications:get': () => ok({ ...on, unrecognised: 2 }),
    'notifications:unrecognised': () => ok([message('b', '<b>second</b>'), message('a', '')]),
    'notifications:discard': () => ok([message('a', '')]),
  })
  show(<NotificationsSection />, bridge)
  const list = await screen.findByRole('list', { name: 'Messages set aside' })
  expect(await within(list).findByText('<b>second</b>')).toBeTruthy()
  expect(within(list).getByText('(empty)')).toBeTruthy()
  fireEvent.click(within(list).getAllByRole('button', { name: 'Discard' })[0] as HTMLElement)
  act(() => bridge.emit('notifications:changed', { ...on, unrecognised: 1 }))
  await waitFor(() => expect(within(list).queryByText('<b>second</b>')).toBeNull())
  expect(bridge.calls.find(({ channel }) => channel === 'notifications:discard')?.request).toEqual({
    id: 'b',
  })
})

test('it is said where not all that was kept aside is listed', async () => {
  const one = { id: 'a', at: new Date().toISOString(), reason: 'not-json', body: 'x' } as const
  const bridge = fakeBridge({
    'notifications:get': () => ok({ ...on, unrecognised: 201 }),
    'notifications:unrecognised': () => ok([one]),
  })
  show(<NotificationsSection />, bridge)
  const note = 'The newest of 201 is listed: discard it to see the others.'
  expect(await screen.findByText(note)).toBeTruthy()
  act(() => bridge.emit('notifications:changed', { ...on, unrecognised: 1 }))
  await waitFor(() => expect(screen.queryByText(note)).toBeNull())
})

test('a look at the queue says what lies in it', async () => {
  const bridge = fakeBridge({
    'notifications:get': () => ok(on),
    'notifications:test': () => ok({ received: 10 }),
  })
  show(<NotificationsSection />, bridge)
  fireEvent.click(await button('Test the queue'))
  expect(await screen.findByText('The queue answered. There are ten messages or more in it.')).toBeTruthy()
})

test.each([
  ['https://sqs.us-east-1.amazonaws.com/123456789012/link', 'us-east-1'],
  ['https://eu-west-1.queue.amazonaws.com/123456789012/link', 'eu-west-1'],
  ['https://sqs.cn-north-1.amazonaws.com.cn/123456789012/link', 'cn-north-1'],
  ['https://queue.example.com/link', null],
  ['', null],
])('the region of %s is %s', (url, region) => {
  expect(regionOf(url)).toBe(region)
})
