import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { EventSync } from '../../../../renderer/app/event-sync'
import { useBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { useLastJob } from '../../../../renderer/features/profile/use-profile'
import { choose, useChosen } from '../../../../renderer/features/triage/choice/chosen'
import { useJobHistory } from '../../../../renderer/features/triage/start-again/use-start-again'
import { ViewsRail } from '../../../../renderer/features/saved-views/views-rail'
import type { Job } from '../../../../shared/domain/job'
import { ok } from '../../../../shared/errors/failure'
import { directory } from '../profiles/samples'
import { show } from '../show'

const JobCount = () => <p>{useLastJob(7).query.data?.length} jobs</p>

afterEach(cleanup)

test('the saved views are counted again when a search may find something else', async () => {
  let count = 0
  const bridge = fakeBridge({
    'directory:state': () => ok(directory()),
    'views:list': () =>
      ok([
        {
          id: '00000000-0000-4000-8000-000000000001',
          name: 'Solar',
          text: 'tag:solar',
          sort: null,
          digit: null,
          count,
          unread: 0,
        },
      ]),
  })
  show(<ViewsRail current={null} onOpen={() => undefined} onEdit={() => undefined} />, bridge)
  expect((await screen.findByText('Solar')).parentElement?.textContent).toBe('Solar0')
  count = 400
  act(() => bridge.emit('directory:changed', { state: directory(), searchable: true }))
  expect(await screen.findByText('400')).toBeTruthy()
})

test('an end that is told late has its place among the jobs of its profile', async () => {
  const job = (jobId: string, finished: boolean): Job => ({
    jobId,
    profileId: 516,
    status: finished ? 'success' : 'login',
    finished,
    detail: null,
    mode: 'bill',
    startedHere: false,
    startedBy: null,
    startedAt: null,
    endedAt: finished ? '2026-11-20T10:00:00Z' : null,
    observations: [],
    watchTrouble: null,
  })
  let known = [job('sunday', true)]
  const bridge = fakeBridge({ 'jobs:of-profile': () => ok(known) })
  useBridge(bridge)
  const { result } = renderHook(() => useJobHistory(516), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={new QueryClient()}>
        {children}
        <EventSync />
      </QueryClientProvider>
    ),
  })
  const ids = () => result.current.data?.map(({ jobId, status }) => `${jobId} ${status}`)
  await waitFor(() => expect(ids()).toEqual(['sunday success']))
  known = [...known, job('friday', true)]
  act(() => bridge.emit('jobs:changed', { jobs: [job('friday', true)] }))
  await waitFor(() => expect(ids()).toEqual(['sunday success', 'friday success']))
  act(() => bridge.emit('jobs:changed', { jobs: [job('monday', false)] }))
  await waitFor(() => expect(ids()).toEqual(['monday login', 'sunday success', 'friday success']))
  act(() => bridge.emit('jobs:changed', { jobs: [job('monday', true)] }))
  await waitFor(() => expect(ids()).toEqual(['monday success', 'sunday success', 'friday success']))
})

test('what was read of a forgotten profile is not asked for again by an event; of a deleted one it is', async () => {
  const bridge = fakeBridge({ 'jobs:of-profile': () => ok([]) })
  show(<JobCount />, bridge)
  const asked = () => bridge.calls.filter(({ channel }) => channel === 'jobs:of-profile').length
  await screen.findByText('0 jobs')
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [7], forgotten: [7] }))
  expect(asked()).toBe(1)
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [7] }))
  await waitFor(() => expect(asked()).toBe(2))
})

const ChosenIds = () => <p>chosen: {[...useChosen().jobs.keys()].join(' ')}</p>

test('a chosen case is let go of when its profile was removed or forgotten', async () => {
  const bridge = fakeBridge({
    'triage:chosen': ({ ids }) =>
      ok({ jobIds: Array.from(ids, (id) => `job-${id}`), snoozes: [], providers: [] }),
  })
  show(
    <>
      <EventSync />
      <ChosenIds />
    </>,
    bridge,
  )
  await act(() => choose([5, 6, 7], false))
  act(() => bridge.emit('profiles:changed', { rows: [], removed: [5, 7], forgotten: [7] }))
  expect(await screen.findByText('chosen: 6')).toBeTruthy()
})
