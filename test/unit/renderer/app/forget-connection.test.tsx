import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { type ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { endRequest, request as ask, useRequest } from '../../../../renderer/app/requests'
import { useForgetConnection } from '../../../../renderer/app/use-forget-connection'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import {
  rememberOperation,
  useLastOperation,
} from '../../../../renderer/features/bulk/preview/last-operation'
import { useConnections } from '../../../../renderer/features/connection/common/use-connections'
import { startAgain, useAttempt } from '../../../../renderer/features/triage/start-again/state'
import { ok, type Result } from '../../../../shared/errors/failure'
import type { StartAgainOutcome } from '../../../../shared/domain/triage'
import { practice, production, viewOf } from '../connection/samples'
import { outcomeOf } from '../triage/samples'

afterEach(cleanup)

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
)

const request = { profileId: 516, fields: [], mode: 'bill', sendNotification: true } as const

test('what was done in one connection is not shown or repeated in another', async () => {
  let answer: (outcome: Result<StartAgainOutcome>) => void = () => undefined
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(practice, production)),
    'triage:start-again': ({ profileId }) =>
      profileId === 516
        ? ok(outcomeOf({ stored: ['password'] }))
        : new Promise((resolve) => {
            answer = resolve
          }),
  })
  putBridge(bridge)
  const { result } = renderHook(
    () => {
      useForgetConnection()
      return {
        active: useConnections().active?.id,
        attempts: [useAttempt(516), useAttempt(517)],
        last: useLastOperation().operation,
      }
    },
    { wrapper },
  )
  await waitFor(() => expect(result.current.active).toBe('practice'))
  rememberOperation({ kind: 'tag-add', tags: ['solar'] })
  const pending = startAgain({ ...request, profileId: 517, fields: [] }, 'job-517')
  await act(() => startAgain({ ...request, fields: [] }, 'job-516'))
  expect(result.current).toMatchObject({
    attempts: [{ stored: ['password'] }, { busy: true }],
    last: { kind: 'tag-add' },
  })

  act(() => bridge.emit('connection:changed', viewOf(production, practice)))
  await waitFor(() =>
    expect(result.current).toEqual({ active: 'production', attempts: [undefined, undefined], last: null }),
  )
  answer(ok(outcomeOf({ stored: ['password'] })))
  await act(() => pending)
  expect(result.current.attempts).toEqual([undefined, undefined])
})

test('no dialog that was asked for in one connection is open in another', async () => {
  const bridge = fakeBridge({ 'connection:list': () => ok(viewOf(practice, production)) })
  putBridge(bridge)
  const { result } = renderHook(
    () => {
      useForgetConnection()
      return {
        active: useConnections().active?.id,
        ofConnection: [useRequest('tags'), useRequest('run'), useRequest('profile'), useRequest('view')],
        keys: useRequest('keys'),
      }
    },
    { wrapper },
  )
  // One that is asked for while the connections are still being read stays.
  act(() => ask('profile', { zipcode: '94103' }))
  await waitFor(() => expect(result.current.active).toBe('practice'))
  expect(result.current.ofConnection).toEqual([null, null, { zipcode: '94103' }, null])

  const ids = Int32Array.of(516, 517)
  const view = { id: crypto.randomUUID(), name: 'Solar', text: 'tag:solar', sort: null, digit: null }
  act(() => {
    ask('tags', ids)
    ask('run', { operation: { kind: 'tag-remove', tags: ['solar'] }, ids })
    ask('view', view)
    ask('keys', true)
  })
  expect(result.current.ofConnection).not.toContain(null)

  act(() => bridge.emit('connection:changed', viewOf(production, practice)))
  await waitFor(() => expect(result.current.active).toBe('production'))
  expect(result.current.ofConnection).toEqual([null, null, null, null])
  expect(result.current.keys).toBe(true)
  act(() => endRequest('keys'))
  expect(result.current.keys).toBeNull()
})
