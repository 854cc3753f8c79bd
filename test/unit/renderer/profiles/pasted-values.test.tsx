import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ok } from '../../../../shared/errors/failure'
import { onValues, show } from './page'

const resolution = {
  named: [
    { line: 'CASE-1', id: 1 },
    { line: 'CASE-2', id: 2 },
  ],
  found: Int32Array.of(1, 2),
  ambiguous: [{ line: 'TWIN', ids: [3, 9] }],
  unknown: ['nobody'],
  repeated: 0,
  unread: 0,
  unsettled: [],
}

const table = 'label\tZIP\ttag\nCASE-1\t02139\tsolar\nCASE-2\t2139\tsolar\nTWIN\t\tsolar\nnobody\t02139\tx\n'

test('a pasted table gives values to its profiles: columns guessed and shown, wrong rows named, nothing set yet', async () => {
  show({ 'profiles:resolve': () => ok(resolution) })
  await screen.findByText('CASE-3')
  const event = new Event('paste', { bubbles: true, cancelable: true })
  fireEvent(document.body, Object.assign(event, { clipboardData: { getData: () => table } }))
  const dialog = await screen.findByRole('dialog', { name: 'Paste a list of profiles' })
  const values = within(dialog).getByLabelText('Set values of these profiles from other columns')
  expect(within(dialog).queryByLabelText('ZIP code from', { selector: 'input' })).toBeNull()
  fireEvent.click(values)
  const column = (name: string): string =>
    within(dialog).getByLabelText<HTMLInputElement>(name, { selector: 'input' }).value
  expect([column('Add the tag from'), column('ZIP code from'), column('New label from')]).toEqual([
    'tag',
    'ZIP',
    '',
  ])
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look up' }))
  const wrong = await within(dialog).findByRole('region', { name: 'Rows with wrong values' })
  expect(wrong.textContent).toContain(
    'Row 3: the ZIP code “2139” is not five digits: a leading zero may be lost',
  )
  fireEvent.click(within(dialog).getByRole('combobox', { name: 'Which profile is TWIN?' }))
  fireEvent.click(await screen.findByText(/^9 · /))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Preview the values of 2 profiles' }))
  expect(onValues.mock.calls).toEqual([
    [
      {
        ids: Int32Array.of(1, 9),
        values: [{ tag: 'solar', zipcode: '02139' }, { tag: 'solar' }],
        fields: ['tag', 'zipcode'],
        unmatched: { unknown: ['nobody'], undecided: [] },
      },
    ],
  ])
})
