import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { PdfNotes } from '../../../../renderer/features/pdf/pdf-notes'
import type { PrintStep } from '../../../../renderer/features/pdf/print-pages'
import { show } from '../show'

afterEach(cleanup)

test('a print that was given up promises no more dialogs, and is not cancelled twice', () => {
  const notes = (step: PrintStep, cancel: (() => void) | null) => (
    <PdfNotes results={[]} printing={{ step, pages: 500, cancel }} />
  )
  const part: PrintStep = { kind: 'printing', first: 1, last: 124 }
  const { changeTo } = show(notes(part, () => undefined))
  expect(
    screen.getByText('Printing pages 1 to 124 of 500; the others follow, with a dialog of their own'),
  ).toBeTruthy()
  changeTo(notes(part, null))
  expect(screen.getByText('Printing pages 1 to 124 of 500; the others will not be printed')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
  changeTo(notes({ kind: 'drawing', page: 130 }, null))
  expect(screen.getByText('Printing is being cancelled')).toBeTruthy()
})
