import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { AgainDialog } from '../../../../renderer/features/bulk/dialogs/again-dialog'
import type { BulkPreview } from '../../../../shared/domain/bulk'
import { ok } from '../../../../shared/errors/failure'
import { requests } from '../show'
import { preview } from './samples'
import { show } from './show'

afterEach(cleanup)

const dialog = (more: Partial<BulkPreview>) =>
  show(
    <AgainDialog
      ids={Int32Array.of(5, 6, 7)}
      caseJobs={['job-5', 'job-6', 'job-7']}
      snoozed={false}
      onClose={vi.fn()}
      onStarted={vi.fn()}
      onShowRun={vi.fn()}
    />,
    { 'bulk:preview': () => ok(preview({ total: 3, unchanged: 0, ...more })) },
  )

test('exactly the cases that were shown as started are given to the run', async () => {
  const leftOutCases = { 'no-case': [6] }
  const bridge = dialog({
    changes: 2,
    excluded: 1,
    leftOut: { 'no-case': 1 },
    leftOutCases,
    firstLeftOut: [
      { id: 6, label: 'CASE-6', effect: 'excluded', before: null, after: null, reason: 'no-case' },
    ],
  })
  const region = await screen.findByRole('region', { name: 'Left out' })
  expect(within(region).getByRole('listitem').textContent).toBe('1 case: no longer a case')
  fireEvent.click(screen.getByRole('button', { name: 'Start 2 cases again' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toMatchObject([
      { ids: Int32Array.of(5, 6, 7), caseJobs: ['job-5', 'job-6', 'job-7'], leftOutCases },
    ]),
  )
})
