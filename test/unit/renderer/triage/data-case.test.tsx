import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CasePanel } from '../../../../renderer/features/triage/case/case-panel'
import { ok } from '../../../../shared/errors/failure'
import { requests } from '../show'
import { caseOf, jobOf, lackingBills, playbookOf } from './samples'
import { show } from './show'

afterEach(cleanup)

const profileId = 4_000
const panel = <CasePanel profileId={profileId} timeline={() => null} homepage={() => null} />

it('says of a success what is missing all the same, with the guidance for that and a start', async () => {
  const { bridge } = show(panel, {
    'triage:cases': ({ ids }) =>
      ok(ids.map((id) => caseOf(id, { status: 'success', mover: 'data', bills: lackingBills }))),
    'jobs:of-profile': () => ok([jobOf(profileId, { status: 'success' })]),
    'triage:playbook': () => ok({ ...playbookOf('data_missing'), actions: ['show-data', 'relaunch'] }),
  })
  expect(
    await screen.findByText('The last job succeeded. 2 bills are missing and 1 bill is late.'),
  ).toBeTruthy()
  expect(await screen.findByText('Us: check what is missing')).toBeTruthy()
  expect(screen.getByText('Bills', { selector: 'dt' }).nextElementSibling?.textContent).toContain(
    'read 2026-11-22',
  )
  expect(await screen.findByRole('region', { name: 'What can be done' })).toBeTruthy()
  expect(requests(bridge, 'triage:playbook')).toContainEqual({ status: 'data_missing', profileId })
})
