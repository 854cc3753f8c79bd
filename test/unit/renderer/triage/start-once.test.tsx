import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CasePanel } from '../../../../renderer/features/triage/case/case-panel'
import { ok } from '../../../../shared/errors/failure'
import { requests } from '../show'
import { caseOf } from './samples'
import { show } from './show'

afterEach(cleanup)

it('a case is started once for each press: what goes on of one meets neither the next case nor a question', async () => {
  const { bridge } = show(<CasePanel profileId={6100} timeline={() => null} homepage={() => null} />, {
    'triage:cases': ({ ids }) => ok(ids.map((id) => caseOf(id, { status: 'timeout_site', held: true }))),
  })
  const goesOn = (button: HTMLElement): void => {
    fireEvent.click(button, { detail: 2 })
    // A button is clicked by Enter unless the key was taken.
    expect(fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false)
  }
  const start = await screen.findByRole('button', { name: /^Start again now/ })
  goesOn(start)
  expect(screen.queryByRole('button', { name: 'Start this one' })).toBeNull()
  fireEvent.click(start, { detail: 1 })
  goesOn(screen.getByRole('button', { name: 'Start this one' }))
  expect(requests(bridge, 'triage:start-again')).toEqual([])
})
