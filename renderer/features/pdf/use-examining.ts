import { useEffect, useEffectEvent } from 'react'
import { call } from '../../bridge/call'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfDetection, PdfEvent } from '../../lib/pdf-messages'
import { sendTo } from './pdf-frame'

/** A record whose PDF is to be compared without being shown, and who receives the result. */
export interface Examining {
  readonly check: PdfCheck | null
  /** Null if the PDF could not be fetched or read. */
  readonly onExamined: (check: PdfCheck, detection: PdfDetection | null) => void
}

const numbers = new WeakMap<PdfCheck, number>()
let last = 0
const numberOf = (check: PdfCheck): number => {
  const number = numbers.get(check) ?? (last += 1)
  numbers.set(check, number)
  return number
}

/** Passes an answer of the frame to the caller. An answer that comes after the caller has stopped is dropped. */
export const hearExamined = (
  { check, onExamined }: Examining,
  { number, detection }: Extract<PdfEvent, { type: 'examined' }>,
): void => {
  if (check && number === numberOf(check)) onExamined(check, detection)
}

/**
 * Compares the PDF of a bill with its record in the background: fetches it, lets the frame read it in a separate
 * worker, and drops it. One at a time: the caller passes the next one after the answer.
 */
export const useExamining = (
  profileId: number,
  port: MessagePort | null,
  ready: boolean,
  { check, onExamined }: Examining,
) => {
  const answer = useEffectEvent(onExamined)
  useEffect(() => {
    if (!ready || !check) return
    const left = new AbortController()
    const { bill, others } = check
    const send = ({ bytes }: { readonly bytes: Uint8Array }): void => {
      if (left.signal.aborted) return
      const copy = new Uint8Array(bytes).buffer
      sendTo(port, { type: 'examine', number: numberOf(check), bytes: copy, bill, others }, [copy])
    }
    const failed = (): void => {
      if (!left.signal.aborted) answer(check, null)
    }
    call('bills:pdf', { profileId, billId: bill.billId ?? '' }, left.signal).then(send, failed)
    return () => left.abort()
  }, [profileId, port, ready, check])
}
