import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { afterEach, expect, test } from 'vitest'
import { SavedViews } from '../../../../renderer/app/saved-views'
import { changeQueueView } from '../../../../renderer/features/triage/queue/queue-view'
import { persist, usePlace } from '../../../../renderer/parts/place'
import type { CountedView } from '../../../../shared/domain/directory'
import type { ViewPage } from '../../../../shared/domain/view-page'
import { ok } from '../../../../shared/errors/failure'
import { production, viewOf } from '../connection/samples'
import { reply } from '../profiles/samples'
import { show } from '../show'
import { allRead } from '../triage/samples'

afterEach(cleanup)

const view = (digit: number, name: string, text: string, page: ViewPage): CountedView => ({
  id: `00000000-0000-4000-8000-00000000000${digit}`,
  name,
  text,
  sort: null,
  digit,
  page,
  count: 0,
  unread: 0,
})
const cases = { kind: 'triage', snoozed: false, movers: ['retry'], provider: null, status: null } as const
const jobs = { kind: 'jobs', mover: null, status: null, mode: 'interval', provider: null, days: 7 } as const

const Rail = () => (usePlace(production.id) ? <SavedViews /> : null)
const current = (): string | undefined =>
  screen.queryByRole('button', { current: true })?.textContent ?? undefined

test('a view of Triage or of Jobs is the current one while its page shows just these filters', async () => {
  const { hook } = memoryLocation({ path: '/lookup' })
  show(
    <Router hook={hook}>
      <Rail />
    </Router>,
    {
      'connection:list': () => ok(viewOf(production)),
      'directory:state': () => ok(allRead),
      'place:get': () => ok({ place: null }),
      'place:keep': () => ok(null),
      'profiles:search': () => ok(reply([])),
      'views:list': () =>
        ok([view(1, 'Start again', 'tag:solar', cases), view(2, 'Interval jobs', '', jobs)]),
    },
  )
  const ofCases = await screen.findByRole('button', { name: /^Start again/ })
  expect(current()).toBeUndefined()
  fireEvent.click(ofCases)
  await waitFor(() => expect(current()).toBe('Start againTriage'))
  act(() => changeQueueView({ movers: [] }))
  expect(current()).toBeUndefined()
  fireEvent.click(screen.getByRole('button', { name: /^Interval jobs/ }))
  await waitFor(() => expect(current()).toBe('Interval jobsJobs'))
  const { kind, ...filters } = jobs
  act(() => persist(production.id, kind, { ...filters, mode: 'bill' }))
  expect(current()).toBeUndefined()
})
