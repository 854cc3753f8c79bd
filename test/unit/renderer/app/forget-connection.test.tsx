import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useForgetConnection } from '../../../../renderer/app/use-forget-connection'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import {
  rememberOperation,
  useLastOperation,
} from '../../../../renderer/features/bulk/preview/last-operation'
import { useConnections } from '../../../../renderer/features/connection/common/use-connections'
import { relaunch, useAttempt } from '../../../../renderer/features/triage/start-again/state'
import { ok, type Result } from '../../../../shared/errors/failure'
import type { RelaunchOutcome } from '../../../../shared/domain/triage'
import { practice, production, viewOf } from '../connection/samples'
import { outcomeOf } from '../triage/samples'

afterEach(cleanup)

const request = { profileId: 516, fields: [], mode: 'bill', sendNotification: true } as const

test('what was done in one connection is not shown or repeated in another', async () => {
  let answer: (outcome: Result<RelaunchOutcome>) => void = () => undefined
  const bridge = fakeBridge({
    'connection:list': () => ok(viewOf(practice, production)),
    'triage:relaunch': ({ profileId }) =>
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
    {
      wrapper: ({ children }) => (
        <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
      ),
    },
  )
  await waitFor(() => expect(result.current.active).toBe('practice'))
  rememberOperation({ kind: 'tag-add', tags: ['solar'] })
  const pending = relaunch({ ...request, profileId: 517, fields: [] }, 'job-517')
  await act(() => relaunch({ ...request, fields: [] }, 'job-516'))
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
