import { act, cleanup, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { RequestedDialogs } from '../../../../renderer/app/requested-dialogs'
import { endConnectionRequests, request } from '../../../../renderer/app/requests'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import type { BulkOperation } from '../../../../shared/domain/bulk'
import { ok } from '../../../../shared/errors/failure'
import { preview } from '../bulk/samples'
import { show } from '../show'

afterEach(() => {
  cleanup()
  act(endConnectionRequests)
})

const operation: BulkOperation = { kind: 'tag-add', tags: ['solar'] }
const few = Int32Array.of(1, 2)
const many = Int32Array.of(3, 4, 5)

test('a second request in the place of the first previews and starts its own profiles', async () => {
  const bridge = fakeBridge({
    'bulk:preview': ({ ids }) => ok(preview({ total: ids.length, changes: ids.length, unchanged: 0 })),
  })
  const asked = (name: string): readonly unknown[] =>
    bridge.calls.filter(({ channel }) => channel === name).map(({ request: wanted }) => wanted)
  show(<RequestedDialogs />, bridge)
  act(() => request('run', { operation, ids: few }))
  await waitFor(() => expect(asked('bulk:preview')).toEqual([{ operation, ids: few }]), { timeout: 3000 })
  act(() => request('run', { operation, ids: many }))
  await waitFor(() => expect(asked('bulk:preview')).toHaveLength(2), { timeout: 3000 })
  expect(asked('bulk:preview').at(-1)).toEqual({ operation, ids: many })
})
