import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { recordName } from '../../../shared/domain/bill-change'
import { call } from '../../bridge/call'
import { withoutNames } from '../../lib/privacy'
import type { PdfCheck } from '../../lib/pdf-check'
import type { PdfActions } from './pdf-actions'
import { useCopyPage } from './use-copy-page'
import { useOwnWindow } from './use-own-window'
import type { usePdf } from './use-pdf'
import { usePrint } from './use-print'

/** Two pixels for each point: letters stay readable when the picture is made larger. */
const copyScale = 2

/** Saves a bill's PDF where the person chooses: main asks for the place, and answers null if they cancelled. */
const useSavePdf = (profileId: number) =>
  useMutation({
    mutationFn: ({ billId, name }: { readonly billId: string; readonly name: string }) =>
      call('bills:save-pdf', { profileId, billId, suggestedName: name.slice(0, 200) }),
  })

/** What the printer has got; null for nothing. */
const printedWords = (sent: number, pages: number): string | null => {
  if (sent === 0) return null
  return sent === pages
    ? 'Sent to the printer'
    : `Sent to the printer: pages 1 to ${sent} of ${pages}. The others were not printed.`
}

interface Bill {
  readonly connectionId?: string | undefined
  readonly profileId: number
  readonly billId: string | null
  readonly title: string
  readonly check: PdfCheck | null
  readonly onClose?: (() => void) | undefined
}

/** The ways of a PDF out of its place: saved, printed, copied, or moved into a window of its own. */
export const useOutlets = (
  { connectionId, profileId, billId, title, check, onClose }: Bill,
  { shown: { stage, page, pages }, pictureOf }: Pick<ReturnType<typeof usePdf>, 'shown' | 'pictureOf'>,
) => {
  const save = useSavePdf(profileId)
  const print = usePrint()
  const copy = useCopyPage()
  // Another bill may have been opened meanwhile.
  const move = useOwnWindow((moved) => (moved === billId ? onClose?.() : undefined))
  const stopPrinting = useEffectEvent(print.cancel)
  // Another PDF, or none: what was being prepared is not finished.
  useEffect(() => () => stopPrinting(), [billId])

  const isPrintOfShown = print.billId === billId
  const isOtherPrinting = print.isPending && !isPrintOfShown
  const record = check && recordName(check.bill)
  const actionsOn = (id: string): PdfActions => ({
    save: () => save.mutate({ billId: id, name: withoutNames(`${title}.pdf`, 'Bill.pdf') }),
    ...(onClose &&
      connectionId !== undefined &&
      record !== null && {
        'own-window': () => move.mutate({ connectionId, profileId, billId: id, record }),
      }),
    ...(stage === 'open' && {
      // There is one dialog of the system at a time.
      ...(!isOtherPrinting && {
        print: () =>
          print.start(id, { pages, pictureOf: (number, scale) => pictureOf(number, scale, false) }),
      }),
      'copy-page': () => copy.mutate({ billId: id, page, picture: pictureOf(page, copyScale, true) }),
    }),
  })
  // A result stands beside its own bill only.
  const isOfShown = (asked: { readonly billId: string } | undefined): boolean => asked?.billId === billId
  const [saved, copied] = [isOfShown(save.variables), isOfShown(copy.variables)]
  const copiedPage = copied && copy.isSuccess ? copy.variables.page : null
  return {
    actions: billId === null ? {} : actionsOn(billId),
    isSaving: save.isPending,
    isCopying: copy.isPending,
    isOtherPrinting,
    printing:
      print.isPending && isPrintOfShown
        ? {
            step: print.step,
            pages: print.pages,
            cancel: print.isGivenUp ? null : print.cancel,
          }
        : null,
    results: [
      {
        words: saved && save.data?.savedTo ? 'Saved to ' : null,
        file: save.data?.savedTo ?? null,
        error: saved ? save.error : null,
      },
      {
        words: isPrintOfShown && !print.isPending ? printedWords(print.sent, print.pages) : null,
        error: null,
      },
      { words: null, error: isPrintOfShown ? print.failure : null },
      {
        words: copiedPage === null ? null : `Page ${copiedPage} is in the clipboard as a picture`,
        error: copied ? copy.error : null,
      },
      { words: null, error: isOfShown(move.variables) ? move.error : null },
    ],
  }
}
