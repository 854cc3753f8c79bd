import type { BrowserWindow } from 'electron'
import type { PdfPlace, PdfProgress, SavedPdfs } from '../../../shared/domain/saved-pdfs'
import { ok } from '../../../shared/errors/failure'
import type { Emit } from '../../connection/emit'
import type { IntervalFile } from '../../link/intervals'
import type { Dialogs } from '../../window/dialogs'
import { recordSavedPdfs } from '../../records/record-saved-pdfs'
import { openPdfFolder } from '../../records/pdf-folder'
import { openPdfZip } from '../../records/pdf-zip'
import type { PdfOwner } from '../../records/pdf-target'
import { savePdfs } from '../../records/save-pdfs'
import type { HandlersOf } from '../registrar'
import type { WithSession } from './with-session'

/** Null if the person changed their mind. */
const choosePlace = async (dialogs: Dialogs, into: PdfPlace, owner: PdfOwner) => {
  if (into === 'folder') {
    const folder = await dialogs.chooseFolder({ title: 'Where to put the PDFs', buttonLabel: 'Save here' })
    return folder === null ? ok(null) : openPdfFolder(folder, owner)
  }
  const path = await dialogs.chooseFile(`PDFs of ${owner.profileId}.zip`)
  return path === null ? ok(null) : openPdfZip(path, owner)
}

const wordsOf = ({ saved, kept, savedTo }: SavedPdfs): string => {
  const count = saved + kept
  return `${count} ${count === 1 ? 'PDF' : 'PDFs'} in “${savedTo}”`
}

export const billHandlers = (
  withSession: WithSession,
  /** A PDF is saved from the console and from windows of PDFs: the dialog belongs to the window that asks. */
  dialogsOf: (caller: BrowserWindow | null) => Dialogs,
  emit: Emit,
): HandlersOf<'bills'> => ({
  'bills:list': ({ profileId, jobId }, { signal }) =>
    withSession(({ bills }) => bills.list(profileId, jobId, signal)),
  'bills:changes': ({ profileId }) => withSession(({ bills }) => bills.changes(profileId)),
  'bills:pdf': ({ profileId, billId }, { signal }) =>
    withSession(async ({ bills }) => {
      const pdf = await bills.pdf(profileId, billId, { signal })
      return pdf.ok ? ok({ bytes: new Uint8Array(pdf.value) }) : pdf
    }),
  'bills:save-pdf': ({ profileId, billId, suggestedName }, { signal, window }) =>
    withSession(({ bills, activity, directory, savingPdfs }) =>
      savingPdfs.during(profileId, async () => {
        const forgotten = directory.forgettingOf(profileId)
        const pdf = await bills.pdf(profileId, billId, { signal })
        if (!pdf.ok) return pdf
        const done = await dialogsOf(window).save(suggestedName, pdf.value)
        if (!done.ok || done.value.savedTo === null) return done
        const [row] = await directory.known([profileId])
        const saved = `1 PDF as “${done.value.savedTo}”`
        const label = row?.profile?.label ?? ''
        await recordSavedPdfs(activity, { profileId, label, saved, isForgotten: forgotten() })
        return done
      }),
    ),
  'bills:save-pdfs': ({ into, ...request }, { signal, window }) =>
    withSession(({ connection, bills, activity, directory, savingPdfs, pdfSaves }) =>
      savingPdfs.during(request.profileId, async () => {
        const forgotten = directory.forgettingOf(request.profileId)
        const owner = { profileId: request.profileId, connection: connection.id }
        const target = await choosePlace(dialogsOf(window), into, owner)
        if (!target.ok) return target
        if (target.value === null) return ok(null)
        const parts = { pdf: bills.pdf, target: target.value }
        return pdfSaves.during(into, signal, async (work) => {
          const tell = (progress: PdfProgress): void => {
            work.tell(progress)
            emit('bills:saving-pdfs', progress)
          }
          const result = await savePdfs({ ...parts, tell, signal: work.signal }, request)
          const { profileId, label } = request
          const told = { profileId, label, saved: wordsOf(result), isForgotten: forgotten() }
          if (result.saved > 0) await recordSavedPdfs(activity, told)
          return ok(result)
        })
      }),
    ),
})

const extensionOf = ({ bytes, contentType }: IntervalFile): string => {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('utf8').trimStart()
  if (contentType?.includes('xml') || start.startsWith('<')) return 'xml'
  if (contentType?.includes('json') || /^[[{]/.test(start)) return 'json'
  return 'csv'
}

export const intervalHandlers = (
  withSession: WithSession,
  dialogs: Dialogs,
  isPrivate: () => boolean,
): HandlersOf<'intervals'> => ({
  'intervals:list': ({ profileId }, { signal }) =>
    withSession(({ intervals }) => intervals.list(profileId, signal)),
  'intervals:readings': ({ profileId, meterId, months, ...choices }, { signal }) =>
    withSession(async ({ intervals }) =>
      ok(await intervals.readings(profileId, meterId, months, choices, signal)),
    ),
  'intervals:save-file': ({ profileId, meterId, month, format }, { signal }) =>
    withSession(async ({ intervals }) => {
      const file = await intervals.file(profileId, meterId, month, format, signal)
      if (!file.ok) return file
      // The name keeps the format: two files of a month are told apart, and nobody takes one for the other.
      const meter = isPrivate() ? 'readings' : meterId
      const name = `${profileId} ${meter} ${month} ${format === 'source' ? 'source' : 'normalised'}`
      return dialogs.save(`${name}.${extensionOf(file.value)}`, file.value.bytes)
    }),
  'intervals:matches': ({ profileId }) => withSession(({ meterMatches }) => meterMatches.of(profileId)),
  'intervals:match': ({ profileId, meterId, bills }) =>
    withSession(({ meterMatches }) => meterMatches.put(profileId, { meterId, bills })),
})
