import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { AgainDialog } from '../../../../renderer/features/bulk/dialogs/again-dialog'
import { spreadWords } from '../../../../renderer/features/bulk/dialogs/again-words'
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
  expect(within(region).getByText('Show which one')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Start 2 cases again' }))
  await waitFor(() =>
    expect(requests(bridge, 'bulk:start')).toMatchObject([
      { ids: Int32Array.of(5, 6, 7), caseJobs: ['job-5', 'job-6', 'job-7'], leftOutCases },
    ]),
  )
})

test('where and when they are started is said in words that fit one provider as well', () => {
  const words = (providers: number, seconds: number, unknown = 0) =>
    spreadWords(preview({ spread: { providers, seconds, unknown } }))
  expect(words(1, 0)).toBe('At 1 provider.')
  expect(words(2, 0)).toBe('At 2 providers, one start at each.')
  expect(words(1, 20)).toBe(
    'At 1 provider, with at least 10 s between two starts: the last one after about 20 s.',
  )
  expect(words(0, 0, 2)).toBe('Provider not known for 2 cases: it is read first.')
  expect(words(0, 0)).toBeNull()
})
