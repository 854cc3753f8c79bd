import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { Help } from '../../../../renderer/app/help'
import { endRequest, request } from '../../../../renderer/app/requests'
import { show } from '../show'

afterEach(() => {
  act(() => endRequest('keys'))
  cleanup()
})

const namesAt = async (path: string): Promise<readonly (string | null)[]> => {
  const { hook } = memoryLocation({ path })
  show(
    <Router hook={hook}>
      <Help actions={[{ id: 'x', group: 'Do', label: 'Do it', shortcut: 'Mod+J', run: () => undefined }]} />
    </Router>,
  )
  act(() => request('keys', true))
  const dialog = await screen.findByRole('dialog', { name: 'Keys' })
  return within(dialog)
    .getAllByRole('region')
    .map((group) => group.getAttribute('aria-label'))
}

test('the keys of the view that is shown come first, and the others are there too', async () => {
  const triage = await namesAt('/triage')
  expect(triage.slice(0, 2)).toEqual(['Triage', 'Everywhere'])
  cleanup()
  const profiles = await namesAt('/profiles/7/bills')
  expect(profiles.slice(0, 2)).toEqual(['Profiles', 'Everywhere'])
  expect(profiles.toSorted()).toEqual(triage.toSorted())
})

test('no key means two things in one view', async () => {
  await namesAt('/settings')
  for (const name of ['Triage', 'Profiles']) {
    const rows = within(screen.getByRole('region', { name })).getAllByRole('row')
    const keys = rows.flatMap((row) => row.querySelector('kbd')?.textContent.split('  ') ?? [])
    // What acts on the chosen cases is the same as on one case.
    const single = keys.slice(
      0,
      keys.lastIndexOf('R') === keys.indexOf('R') ? undefined : keys.lastIndexOf('R'),
    )
    expect(new Set(single).size).toBe(single.length)
  }
})
