import { useState } from 'react'
import type { FieldId } from '../../../shared/detective/fields'
import type { PdfCommand, PdfDetection, PdfFinding } from '../../lib/pdf-messages'

interface Shown {
  readonly of: PdfDetection
  readonly field: FieldId
  readonly place: number
}

/** The finding to which the viewer was last sent; none after another document was opened. */
export const useShownFinding = (detection: PdfDetection | null, send: (command: PdfCommand) => void) => {
  const [last, setLast] = useState<Shown | null>(null)
  const shown = last && last.of === detection ? last : null
  const show = ({ field, pages }: PdfFinding): void => {
    if (!detection || pages.length === 0) return
    const place = shown?.field === field ? (shown.place + 1) % pages.length : 0
    setLast({ of: detection, field, place })
    send({ type: 'show-finding', field, place })
  }
  const nextDifference = (): void => {
    const findings = detection?.kind === 'checked' ? detection.findings : []
    const different = findings.filter(({ state }) => state === 'different')
    const at = different.findIndex(({ field }) => field === shown?.field)
    const next = different[(at + 1) % Math.max(1, different.length)]
    if (next) show(next)
  }
  return { field: shown?.field ?? null, show, nextDifference }
}
