import { expect, it, vi } from 'vitest'
import { tableHandlers } from '../../../electron/ipc/handlers/tables'
import { tablesWith } from '../../../electron/files/table'
import type { CallContext } from '../../../electron/ipc/registrar'
import { ok } from '../../../shared/errors/failure'

it('a picture is saved under its name, and nothing but a picture', async () => {
  const save = vi.fn(() => Promise.resolve(ok({ savedTo: 'days.png' })))
  const makeTable = tablesWith(() => {
    throw new Error('no workbook here')
  })
  const handlers = tableHandlers({ save }, makeTable)
  const context = { signal: new AbortController().signal } as CallContext
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
  const saved = await handlers['tables:save-picture']({ name: 'days', png: png.toString('base64') }, context)
  expect(saved).toEqual(ok({ savedTo: 'days.png' }))
  expect(save).toHaveBeenCalledWith('days.png', png)

  const script = Buffer.from('#!/bin/sh').toString('base64')
  const refused = await handlers['tables:save-picture']({ name: 'days', png: script }, context)
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  expect(save).toHaveBeenCalledTimes(1)
})
