import { useQuery } from '@tanstack/react-query'
import { useEffect, useReducer, useState } from 'react'
import type { FieldId } from '../../../shared/detective/fields'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfKey } from '../../lib/pdf-keys'
import type { PagePicture, PdfCommand } from '../../lib/pdf-messages'
import { pdfLimits } from '../../lib/pdf-limits'
import { sendTo, usePdfPort } from './pdf-frame'
import { createPictures } from './pictures'
import { hearExamined, useExamining, type Examining } from './use-examining'
import { nothingShown, opening, pdfReducer } from './pdf-state'

/** The frame answers within its own limit. If it is silent for longer, it is gone. */
const patienceMs = (pdfLimits.seconds + 10) * 1000

let documents = 0

/** A number for each record, to tell its answer from that of an earlier one. */
const checkNumbers = new WeakMap<PdfCheck, number>()
let checks = 0
const numberOf = (check: PdfCheck): number => {
  const number = checkNumbers.get(check) ?? (checks += 1)
  checkNumbers.set(check, number)
  return number
}

const valuesOf = ({ words }: PdfCheck): Readonly<Partial<Record<FieldId, string>>> =>
  Object.fromEntries(Object.entries(words).map(([field, { value }]) => [field, value]))

/**
 * The PDF of a bill in the frame: fetches it, passes it on, and keeps what the frame reports. Without a bill the frame
 * is loaded and its worker started, so that the first PDF need not wait for them.
 */
export const usePdf = (
  profileId: number,
  billId: string | null,
  check: PdfCheck | null,
  examining: Examining,
  onKey: (key: PdfKey) => void,
) => {
  const [state, dispatch] = useReducer(pdfReducer, nothingShown)
  const [loads, setLoads] = useState(0)
  const [pictures] = useState(createPictures)
  const { port, connect } = usePdfPort((event) => {
    if (event.type === 'key') onKey(event.key)
    else if (event.type === 'examined') hearExamined(examining, event)
    else if (event.type === 'picture') pictures.hear(event)
    else dispatch(event)
  })
  const query = useQuery({
    queryKey: keys.pdf(profileId, billId ?? ''),
    queryFn: async ({ signal }) => {
      const { bytes } = await call('bills:pdf', { profileId, billId: billId ?? '' }, signal)
      return { bytes, document: (documents += 1) }
    },
    enabled: billId !== null,
    // Main caches the bytes, sealed; they are not kept here.
    gcTime: 0,
    staleTime: Infinity,
    structuralSharing: false,
  })
  const { ready } = state
  useExamining(profileId, port, ready, examining)
  const { data } = query
  const shown = data && state.shown.document === data.document ? state.shown : opening(data?.document ?? 0)

  useEffect(() => {
    if (!ready || !data) return
    const bytes = data.bytes.slice().buffer
    sendTo(port, { type: 'open', document: data.document, bytes }, [bytes])
    return () => sendTo(port, { type: 'close' })
  }, [port, ready, data])

  const silent = data !== undefined && shown.stage === 'opening'
  const document = data?.document ?? 0
  const isOpen = shown.stage === 'open'
  useEffect(() => {
    if (!isOpen || !check) return
    const { bill, others } = check
    sendTo(port, { type: 'check', document, check: numberOf(check), bill, others, words: valuesOf(check) })
  }, [port, isOpen, document, check])

  useEffect(() => () => pictures.drop(), [port, document, pictures])

  useEffect(() => {
    if (!silent) return
    const timer = setTimeout(
      () => dispatch({ type: 'failed', document, reason: 'viewer-stopped' }),
      patienceMs,
    )
    return () => clearTimeout(timer)
  }, [silent, document])

  return {
    query,
    shown,
    /** The findings for the record; null while the text is being read. */
    detection: check && shown.checked?.check === numberOf(check) ? shown.checked.detection : null,
    loads,
    connect,
    send: (command: PdfCommand) => sendTo(port, command),
    /**
     * A page of the shown document as a picture: as it is on the screen with its marks, or as it is printed. Null if it
     * cannot be drawn, or if another document was opened first.
     */
    pictureOf: (page: number, scale: number, asShown: boolean): Promise<PagePicture | null> =>
      pictures.ask((command) => sendTo(port, command), { document, page, scale, asShown }),
    endFind: () => {
      sendTo(port, { type: 'find-end' })
      dispatch({ type: 'find-end' })
    },
    /** Loads a new frame, and passes the bytes again. */
    retry: () => {
      dispatch({ type: 'reload' })
      setLoads(loads + 1)
      void query.refetch()
    },
  }
}
