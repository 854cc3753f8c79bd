import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { copyProfileLink } from '../../../../renderer/app/copy-link'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { JobsGrid } from '../../../../renderer/features/jobs/list/jobs-grid'
import { ok } from '../../../../shared/errors/failure'
import { jobOf } from '../triage/samples'
import { giveElementsASize } from '../ui/sized'
import { noPaces } from '../../../../shared/domain/job'
import { show } from '../show'

beforeEach(() => giveElementsASize())
afterEach(cleanup)

test('the link of the current job’s profile is copied, and none once the list has gone', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const rows = [
    { day: '2026-11-20', count: 1 },
    { ...jobOf(516), label: null, provider: null, watched: false },
  ]
  const list = {
    rowCount: 2,
    at: (index: number) => rows[index],
    watched: [],
    pending: false,
    error: null,
    retry: () => undefined,
    look: () => undefined,
  }
  const bridge = fakeBridge({ 'jobs:paces': () => ok(noPaces) })
  const { unmount } = show(<JobsGrid list={list} onOpen={() => undefined} />, bridge)
  const grid = screen.getByRole('grid', { name: 'Jobs' })
  fireEvent.keyDown(grid, { key: 'Home' })
  await copyProfileLink('/jobs', null)
  expect(writeText).not.toHaveBeenCalled()
  fireEvent.keyDown(grid, { key: 'End' })
  await copyProfileLink('/jobs', null)
  expect(writeText).toHaveBeenCalledWith('link-console://profile/516')
  unmount()
  await copyProfileLink('/jobs', null)
  expect(writeText).toHaveBeenCalledOnce()
})
