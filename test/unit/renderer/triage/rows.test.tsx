import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Answers } from '../../../../renderer/bridge/fake'
import { TriagePage } from '../../../../renderer/features/triage/triage-page'
import { forgetRemembered } from '../../../../renderer/ui/remembered'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { show } from './show'
import { caseOf, queueOf } from './samples'

beforeAll(() => giveElementsASize())
afterEach(() => {
  forgetRemembered()
  cleanup()
})

let visit = 0
const showPage = async (answers: Answers = {}): Promise<HTMLElement> => {
  visit += 1
  show(
    <TriagePage
      connectionId={`rows-${visit}`}
      onOpen={vi.fn()}
      onTag={vi.fn()}
      onStartAgain={vi.fn()}
      onSaveView={vi.fn()}
      onCloseGaps={vi.fn()}
      inspector={(id) => <p>case {id}</p>}
    />,
    {
      'triage:queue': () =>
        ok(queueOf([{ mover: 'retry', provider: 'Gas', status: 'site_error', ids: [5, 4] }])),
      ...answers,
    },
  )
  const list = await screen.findByRole('listbox', { name: 'Cases' })
  await within(list).findByText('CASE-5')
  return list
}

const detailed: Answers = {
  'triage:cases': ({ ids }) =>
    ok(
      ids.map((id) =>
        caseOf(id, {
          status: 'site_error',
          detail: id === 5 ? 'HTTP 500 from the billing page' : null,
          attempts: id === 5 ? 3 : 1,
        }),
      ),
    ),
}

it('a row has the label, the reason in words, the provider, the ID, and how often it was tried', async () => {
  await showPage(detailed)
  const row = screen.getByRole('option', { name: /CASE-5/ })
  for (const words of ['CASE-5', 'Site error', 'HTTP 500 from the billing page', 'Gas', '5', '3 attempts'])
    expect(within(row).getByText(words)).toBeTruthy()
  expect(within(screen.getByRole('option', { name: /CASE-4/ })).getByText('1 attempt')).toBeTruthy()
})

it('columns are chosen in the menu, but what identifies a case stays', async () => {
  const list = await showPage(detailed)
  fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
  const menu = await screen.findByRole('dialog', { name: 'Columns' })
  expect(within(menu).getByRole<HTMLInputElement>('checkbox', { name: 'Case and reason' }).disabled).toBe(
    true,
  )
  fireEvent.click(within(menu).getByRole('checkbox', { name: 'Provider and ID' }))
  await waitFor(() => expect(within(list).queryByText('Gas')).toBeNull())
  expect(within(list).getByText('CASE-5')).toBeTruthy()
})

it('the arrow keys on the edge of a column change its width', async () => {
  await showPage()
  const edge = screen.getByRole('separator', { name: 'Width of Provider and ID' })
  const before = Number(edge.getAttribute('aria-valuenow'))
  fireEvent.keyDown(edge, { key: 'ArrowRight' })
  await waitFor(() => expect(Number(edge.getAttribute('aria-valuenow'))).not.toBe(before))
})
