import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { KeptFilesSection } from '../../../../renderer/features/connection/kept-files-section'
import type { KeptFiles } from '../../../../shared/domain/kept-files'
import { fail, ok } from '../../../../shared/errors/failure'
import { requests, show } from '../show'

afterEach(cleanup)

const kept: KeptFiles = { pdf: { files: 31, bytes: 4_200_000 }, interval: { files: 0, bytes: 0 } }

test('what has come since it was looked at is counted', async () => {
  let files = 0
  const { changeTo } = show(<KeptFilesSection />, {
    'kept-files:sizes': () => ok({ ...kept, pdf: { files, bytes: files * 1000 } }),
  })
  expect(await screen.findAllByText('none')).toHaveLength(2)
  changeTo(null)
  files = 38
  changeTo(<KeptFilesSection />)
  expect(await screen.findByText('38 files, 38 kB')).toBeTruthy()
})

test('it says how much is kept, and forgets all PDFs after asking', async () => {
  let fails = true
  const { bridge } = show(<KeptFilesSection />, {
    'kept-files:sizes': () => ok(kept),
    'kept-files:forget': () =>
      fails ? fail('store-read-only') : ok({ ...kept, pdf: { files: 0, bytes: 0 } }),
  })
  const section = within(screen.getByRole('region', { name: 'Kept files' }))
  expect(await section.findByText('31 files, 4.2 MB')).toBeTruthy()
  expect(section.getByText('none')).toBeTruthy()
  expect(section.getByRole('button', { name: 'Forget all interval files…' }).hasAttribute('disabled')).toBe(
    true,
  )

  fireEvent.click(section.getByRole('button', { name: 'Forget all PDFs…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Forget all kept PDFs?' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Forget all' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('The local database cannot be written.')
  fails = false
  fireEvent.click(dialog.getByRole('button', { name: 'Forget all' }))
  await waitFor(() => expect(section.getAllByText('none')).toHaveLength(2))
  expect(requests(bridge, 'kept-files:forget')).toEqual([{ kind: 'pdf' }, { kind: 'pdf' }])
})
