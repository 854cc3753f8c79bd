import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { useEffect, useEffectEvent } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { BillsTab } from '../../../../renderer/features/bills/bills-tab'
import type { PdfSlot } from '../../../../renderer/features/bills/use-opened-pdf'
import type { PdfDetection } from '../../../../renderer/lib/pdf-messages'
import { ok } from '../../../../shared/errors/failure'
import { show } from '../show'
import { giveElementsASize } from '../ui/sized'
import { monthOf } from './samples'

beforeEach(() => giveElementsASize())
afterEach(cleanup)

test('all PDFs are compared with their records, one after the other, and the list says what was found', async () => {
  const asked: string[] = []
  const answers: readonly (PdfDetection | null)[] = [
    {
      kind: 'checked',
      pagesRead: 2,
      pages: 2,
      findings: [
        { field: 'cost', state: 'different', pages: [1], printed: '$9.99' },
        { field: 'usage', state: 'found', pages: [1], printed: null },
      ],
    },
    { kind: 'no-text' },
    null,
  ]
  const Examiner = ({ examining: { check, onExamined } }: PdfSlot) => {
    const answer = useEffectEvent(onExamined)
    useEffect(() => {
      if (!check) return
      asked.push(check.bill.billId ?? '')
      answer(check, answers[asked.length - 1] ?? null)
    }, [check])
    return null
  }
  const bills = [1, 2, 3, 4].map((month) => ({ ...monthOf(month), hasPdf: month < 4 }))
  show(
    <BillsTab profileId={516} pdf={(slot) => <Examiner {...slot} />} />,
    fakeBridge({
      'bills:list': () => ok({ bills, newBillIds: [] }),
      'jobs:of-profile': () => ok([]),
    }),
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Check 3 PDFs' }))
  await waitFor(() => expect(asked).toHaveLength(3))
  expect(await screen.findByText('1 of 2 differs')).toBeTruthy()
  expect(screen.getByText('scan, no text')).toBeTruthy()
  expect(screen.getByText('not read')).toBeTruthy()
  // What could not be read can be tried again.
  expect(screen.getByRole('button', { name: 'Check 1 PDF' })).toBeTruthy()
})
