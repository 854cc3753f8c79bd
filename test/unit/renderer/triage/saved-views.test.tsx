import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { showCases } from '../../../../renderer/features/triage/queue/queue-view'
import { TriagePage } from '../../../../renderer/features/triage/triage-page'
import { ok } from '../../../../shared/errors/failure'
import { giveElementsASize } from '../ui/sized'
import { requests } from '../show'
import { show } from './show'
import { queueOf } from './samples'

beforeAll(() => giveElementsASize())
afterEach(cleanup)

it('the search and the filters of the queue are saved together, and a saved view brings them back', async () => {
  const onSaveView = vi.fn()
  const page = { kind: 'triage', snoozed: false, movers: ['retry'], provider: null, status: null } as const
  showCases('saved', 'tag:solar', { ...page, movers: [...page.movers] })
  const { bridge } = show(
    <TriagePage
      connectionId="saved"
      onOpen={vi.fn()}
      onTag={vi.fn()}
      onStartAgain={vi.fn()}
      onSaveView={onSaveView}
      onCloseGaps={vi.fn()}
      inspector={(id) => <p>case {id}</p>}
    />,
    {
      'triage:queue': () =>
        ok(
          queueOf([
            { mover: 'retry', provider: 'Gas', status: 'site_error', ids: [5] },
            { mover: 'support', provider: 'Gas', status: 'terminated', ids: [4] },
          ]),
        ),
    },
  )
  expect(await screen.findByText('CASE-5')).toBeTruthy()
  expect(screen.queryByText('CASE-4')).toBeNull()
  expect(requests(bridge, 'triage:queue')).toContainEqual({ snoozed: false, text: 'tag:solar' })
  fireEvent.click(screen.getByRole('button', { name: 'Save view' }))
  await waitFor(() => expect(onSaveView).toHaveBeenCalledWith({ text: 'tag:solar', page }))
})
