import { useEffect, useEffectEvent } from 'react'
import { call } from '../../bridge/call'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfDetection, PdfEvent } from '../../lib/pdf-messages'
import { sendTo } from './pdf-frame'

/** A record whose PDF is to be compared without being shown, and who hears of it. */
export interface Examining {
  readonly check: PdfCheck | null
  /** Null where the PDF could not be had or read. */
  readonly onExamined: (check: PdfCheck, detection: PdfDetection | null) => void
}

const numbers = new WeakMap<PdfCheck, number>()
let last = 0
const numberOf = (check: PdfCheck): number => {
  const number = numbers.get(check) ?? (last += 1)
  numbers.set(check, number)
  return number
}

/** Gives an answer of the frame to whoever asked; one that comes after somebody stopped it is nobody's. */
export const hearExamined = (
  { check, onExamined }: Examining,
  { number, detection }: Extract<PdfEvent, { type: 'examined' }>,
): void => {
  if (check && number === numberOf(check)) onExamined(check, detection)
}

/**
 * Compares the PDF of a bill with its record in the background: fetched, read in a worker of the frame's of its own, and
 * dropped. One at a time: whoever asks gives the next after the answer.
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
