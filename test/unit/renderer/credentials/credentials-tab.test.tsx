import type { QueryClient } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeBridge, type FakeBridge } from '../../../../renderer/bridge/fake'
import { keys } from '../../../../renderer/bridge/keys'
import { CredentialsTab } from '../../../../renderer/features/credentials/credentials-tab'
import { fail, ok } from '../../../../shared/errors/failure'
import { show as showPart } from '../show'

afterEach(cleanup)

const canary = 'Tr0ub4dor&3-canary'

const show = (answers: Parameters<typeof fakeBridge>[0]): { bridge: FakeBridge; queries: QueryClient } => {
  const bridge = fakeBridge(answers)
  const { queries } = showPart(<CredentialsTab profileId={516} />, bridge)
  return { bridge, queries }
}

const add = async (field: string, value: string): Promise<HTMLInputElement> => {
  fireEvent.click(await screen.findByRole('button', { name: `Add ${field}` }))
  const input = screen.getByLabelText<HTMLInputElement>(/Value/)
  fireEvent.change(input, { target: { value } })
  fireEvent.submit(screen.getByRole('form', { name: 'Add a field' }))
  return input
}

describe('the credentials of a profile', () => {
  it('are names: what is missing for most utilities is said and offered', async () => {
    show({ 'credentials:list': () => ok({ fields: ['username'], changes: [] }) })
    expect(await screen.findByText('Missing for most providers: password.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Add username' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Add password' })).toBeTruthy()
  })

  it('go to main once, leave the input empty, and are kept nowhere in the page', async () => {
    const { bridge, queries } = show({
      'credentials:list': () => ok({ fields: [], changes: [] }),
      'credentials:save': ({ field }) =>
        ok({
          fields: [field],
          changes: [{ field, action: 'add', at: '2026-11-22T10:00:00Z', outcome: 'acknowledged' }],
        }),
    })
    const input = await add('password', canary)
    expect(input.value).toBe('')
    expect(await screen.findByText(/^Added/)).toBeTruthy()
    expect(bridge.calls.filter(({ channel }) => channel === 'credentials:save')).toEqual([
      {
        channel: 'credentials:save',
        request: { profileId: 516, field: 'password', value: canary, action: 'add' },
      },
    ])
    expect(document.documentElement.outerHTML).not.toContain(canary)
    expect(
      JSON.stringify(
        queries
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
      ),
    ).not.toContain(canary)
  })

  it('that are refused are said with the API’s own words, and the form stays', async () => {
    show({
      'credentials:list': () => ok({ fields: [], changes: [] }),
      'credentials:save': () =>
        fail('conflict', { subject: 'field', status: 409, apiText: 'Field already exists' }),
    })
    await add('password', canary)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('This field already exists.')
    expect(alert.textContent).toContain('The API said: Field already exists')
    expect(screen.getByRole('form', { name: 'Add a field' })).toBeTruthy()
  })

  it('are deleted only after a question that names what is lost', async () => {
    const { bridge } = show({
      'credentials:list': () => ok({ fields: ['username', 'password'], changes: [] }),
      'credentials:delete': () => ok({ fields: ['username'], changes: [] }),
    })
    const buttons = await screen.findAllByRole('button', { name: 'Delete' })
    fireEvent.click(buttons[1] as HTMLElement)
    expect(await screen.findByText('Delete the field password?')).toBeTruthy()
    expect(bridge.calls.some(({ channel }) => channel === 'credentials:delete')).toBe(false)
    fireEvent.click(screen.getAllByRole('button', { name: 'Delete' }).at(-1) as HTMLElement)
    expect(await screen.findByText('Missing for most providers: password.')).toBeTruthy()
  })

  it('keep the form open where the field is deleted meanwhile, with what was typed', async () => {
    const { bridge, queries } = show({
      'credentials:list': () => ok({ fields: ['pin'], changes: [] }),
      'credentials:save': () => ok({ fields: ['pin'], changes: [] }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Change' }))
    const input = screen.getByLabelText<HTMLInputElement>(/^New pin/)
    fireEvent.change(input, { target: { value: canary } })
    act(() => void queries.setQueryData(keys.credentials(516), { fields: [], changes: [] }))
    expect(await screen.findByText(/deleted in the meantime/)).toBeTruthy()
    expect(input.isConnected && input.value).toBe(canary)
    fireEvent.submit(screen.getByRole('form', { name: 'Change pin' }))
    expect(bridge.calls.at(-1)?.request).toMatchObject({ field: 'pin', action: 'change' })
  })

  it('that cannot be read are a failure with a way to try again', async () => {
    show({ 'credentials:list': () => fail('unreachable') })
    expect(await screen.findByText('The server cannot be reached.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})
