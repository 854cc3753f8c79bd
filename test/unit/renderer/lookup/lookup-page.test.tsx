import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { LookupPage, type ProfilePlace } from '../../../../renderer/features/lookup/lookup-page'
import type { Provider } from '../../../../shared/domain/lookup'
import { fail, ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { show as showPart } from '../show'

giveElementsASize()
afterEach(cleanup)

const holtsville = {
  zipcode: '00501',
  city: 'Holtsville',
  county: 'Suffolk',
  state: 'NY',
  latitude: 40.8154,
  longitude: -73.0451,
}
const provider: Provider = {
  id: 3104,
  name: 'Island Power',
  types: ['electricity', 'steam'],
  lseId: '2734',
  homepageUrl: 'https://island.example/',
}

const show = (
  bridge: FakeBridge,
  { practice = false, onCreateProfile = (_place: ProfilePlace): void => undefined } = {},
) => {
  showPart(<LookupPage practice={practice} onCreateProfile={onCreateProfile} />, bridge)
}

const lookUp = (fields: { readonly zipcode?: string; readonly name?: string }): void => {
  fireEvent.change(screen.getByLabelText('ZIP code'), { target: { value: fields.zipcode ?? '' } })
  fireEvent.change(screen.getByLabelText('Name of the utility provider'), {
    target: { value: fields.name ?? '' },
  })
  fireEvent.submit(screen.getByRole('search'))
}

const openProvider = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByText(name))
}

const found = (provided: Partial<Provider> = {}): FakeBridge =>
  fakeBridge({
    'lookup:zip': () => ok(holtsville),
    'lookup:providers': () => ok({ providers: [{ ...provider, ...provided }], unread: 0 }),
    'app:open-external': () => ok({ host: 'island.example' }),
  })

test('a ZIP code is asked for with its leading zeros, and its place is shown as sent', async () => {
  const bridge = found()
  show(bridge)
  lookUp({ zipcode: ' 00501 ' })
  expect(await screen.findByText('Suffolk')).toBeTruthy()
  expect(screen.getByText('40.8154, -73.0451')).toBeTruthy()
  expect(await screen.findByText('1 utility provider')).toBeTruthy()
  expect(bridge.calls).toEqual([
    { channel: 'lookup:zip', request: { zipcode: '00501' } },
    { channel: 'lookup:providers', request: { zipcode: '00501' } },
  ])
})

test('what cannot be looked up is said in place and not sent', async () => {
  const bridge = found()
  show(bridge)
  lookUp({})
  expect(await screen.findByText('Enter a ZIP code or a name.')).toBeTruthy()
  lookUp({ zipcode: '501' })
  expect(await screen.findByText('Five digits.')).toBeTruthy()
  expect(bridge.calls).toEqual([])
})

test('a name finds utility providers without a ZIP code, and a profile is made there without one', async () => {
  const bridge = found()
  const onCreateProfile = vi.fn()
  show(bridge, { onCreateProfile })
  lookUp({ name: 'island' })
  await openProvider('Island Power')
  fireEvent.click(screen.getByRole('button', { name: 'Create a profile here' }))
  expect(onCreateProfile).toHaveBeenCalledExactlyOnceWith({
    providerId: 3104,
    providerName: 'Island Power',
    zipcode: undefined,
  })
  expect(bridge.calls).toEqual([{ channel: 'lookup:providers', request: { name: 'island' } }])
})

test('nobody at a known ZIP code, nobody at an unknown one, and somebody at an unknown one are three answers', async () => {
  show(fakeBridge({ 'lookup:zip': () => ok(holtsville), 'lookup:providers': () => fail('not-found') }))
  lookUp({ zipcode: '00501' })
  expect(await screen.findByText('No utility provider at 00501.')).toBeTruthy()
  expect(screen.getByText('Holtsville')).toBeTruthy()
  cleanup()

  show(
    fakeBridge({
      'lookup:zip': () => fail('not-found'),
      'lookup:providers': () => ok({ providers: [], unread: 0 }),
    }),
  )
  lookUp({ zipcode: '99999' })
  expect(
    await screen.findByText('The API knows neither the ZIP code 99999 nor a utility provider there.'),
  ).toBeTruthy()
  cleanup()

  show(
    fakeBridge({
      'lookup:zip': () => fail('not-found'),
      'lookup:providers': () => ok({ providers: [provider], unread: 0 }),
    }),
  )
  lookUp({ zipcode: '99999' })
  expect(await screen.findByText('The API does not know this ZIP code.')).toBeTruthy()
  expect(screen.getByText('Island Power')).toBeTruthy()
})

test('a failure says its reason once and can be tried again', async () => {
  const bridge = fakeBridge({
    'lookup:zip': () => fail('permission-denied', { apiText: 'Permission denied' }),
    'lookup:providers': () => fail('permission-denied', { apiText: 'Permission denied' }),
  })
  show(bridge)
  lookUp({ zipcode: '00501' })
  expect((await screen.findByRole('alert')).textContent).toContain('The API said: Permission denied')
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  const lookups = () => bridge.calls.filter(({ channel }) => channel.startsWith('lookup:'))
  await waitFor(() => expect(lookups()).toHaveLength(4))
})

test('a utility provider’s page names its types, IDs and host, and opens https at once', async () => {
  const bridge = found()
  show(bridge)
  lookUp({ zipcode: '00501' })
  await openProvider('Island Power')
  const page = within(screen.getByRole('region', { name: 'Island Power' }))
  expect(page.getByText('Electricity, steam')).toBeTruthy()
  expect(page.getByText('2734')).toBeTruthy()
  fireEvent.click(page.getByRole('button', { name: 'Open island.example in the browser' }))
  await waitFor(() =>
    expect(bridge.calls.at(-1)).toEqual({
      channel: 'app:open-external',
      request: { url: 'https://island.example/', confirmedHttp: false },
    }),
  )
})

test('the type may be any that the API names, or any that is typed', async () => {
  const bridge = found()
  show(bridge)
  lookUp({ zipcode: '00501' })
  await screen.findByText('Island Power')
  const type = screen.getByRole('combobox', { name: 'Type' })
  const enter = (value: string) => {
    type.focus()
    fireEvent.change(type, { target: { value } })
  }
  fireEvent.click(type)
  fireEvent.click(await screen.findByRole('option', { name: 'steam' }))
  await waitFor(() => expect(bridge.calls.at(-1)?.request).toEqual({ zipcode: '00501', type: 'steam' }))
  enter('Solar_Lease')
  fireEvent.click(await screen.findByRole('option', { name: 'Solar_Lease' }))
  await waitFor(() => expect(bridge.calls.at(-1)?.request).toEqual({ zipcode: '00501', type: 'Solar_Lease' }))
  enter('ELECTRICITY')
  expect(await screen.findAllByRole('option')).toHaveLength(1)
  fireEvent.click(screen.getByRole('option', { name: 'Electricity' }))
  await waitFor(() => expect(bridge.calls.at(-1)?.request).toEqual({ zipcode: '00501', type: 'electricity' }))
})

test('those that could not be read are counted, and can be read again', async () => {
  const bridge = fakeBridge({
    'lookup:zip': () => ok(holtsville),
    'lookup:providers': () => ok({ providers: [provider], unread: 2 }),
  })
  show(bridge)
  lookUp({ zipcode: '00501' })
  expect(await screen.findByText('1 utility provider; 2 more could not be read')).toBeTruthy()
  const asked = bridge.calls.length
  fireEvent.click(screen.getByRole('button', { name: 'Read them again' }))
  await waitFor(() => expect(bridge.calls.length).toBe(asked + 1))
})

test('where none of those that the API named could be read, none is not said', async () => {
  const bridge = fakeBridge({
    'lookup:zip': () => ok(holtsville),
    'lookup:providers': () => ok({ providers: [], unread: 2 }),
  })
  show(bridge)
  lookUp({ zipcode: '00501' })
  expect(
    await screen.findByText('The API named 2 utility providers, but none of them could be read.'),
  ).toBeTruthy()
  expect(screen.queryByText(/^No utility provider/)).toBeNull()
})

test('an http homepage is opened only after asking, which names the host', async () => {
  const bridge = found({ homepageUrl: 'http://island.example/' })
  show(bridge)
  lookUp({ zipcode: '00501' })
  await openProvider('Island Power')
  fireEvent.click(screen.getByRole('button', { name: 'Open island.example in the browser' }))
  const dialog = await screen.findByRole('dialog', { name: 'Open without encryption?' })
  expect(dialog.textContent).toContain('island.example is opened in the browser over http')
  expect(bridge.calls.some(({ channel }) => channel === 'app:open-external')).toBe(false)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Open island.example' }))
  await waitFor(() =>
    expect(bridge.calls.at(-1)).toEqual({
      channel: 'app:open-external',
      request: { url: 'http://island.example/', confirmedHttp: true },
    }),
  )
})

test('a homepage of another scheme is text', async () => {
  show(found({ homepageUrl: 'file:///etc/passwd' }))
  lookUp({ zipcode: '00501' })
  await openProvider('Island Power')
  expect(screen.getByText('file:///etc/passwd')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /in the browser/ })).toBeNull()
})

test('the mock ZIP code is offered in Practice only', async () => {
  show(found())
  expect(screen.queryByText(/00007/)).toBeNull()
  cleanup()
  const bridge = found()
  show(bridge, { practice: true })
  fireEvent.click(screen.getByRole('button', { name: 'Look up 00007' }))
  await screen.findByText('Island Power')
  expect(screen.getByLabelText<HTMLInputElement>('ZIP code').value).toBe('00007')
  expect(bridge.calls.at(-1)?.request).toEqual({ zipcode: '00007' })
})
