import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CallError, call } from '../../bridge/call'
import type { PagePicture } from '../../lib/pdf-messages'
import { jpegOf } from './encoded'
import { createSheets } from './sheets'

/** Pixels for each point of the paper: 300 dots an inch, and 150 for a long document, whose pictures are all in memory. */
const fine = 300 / 72
const coarse = 150 / 72
const longDocument = 30

interface Printing {
  readonly pages: number
  /** Null if the page cannot be drawn. */
  readonly pictureOf: (page: number, scale: number) => Promise<PagePicture | null>
  readonly signal: AbortSignal
}

const printed = async (
  { pages, pictureOf, signal }: Printing,
  onPage: (page: number) => void,
): Promise<{ readonly printed: boolean }> => {
  const sheets = createSheets()
  try {
    const scale = pages > longDocument ? coarse : fine
    let size = { width: 1, height: 1 }
    for (let page = 1; page <= pages; page++) {
      onPage(page)
      const picture = await pictureOf(page, scale)
      if (signal.aborted) return { printed: false }
      if (!picture) throw new CallError({ code: 'page-not-drawn', detail: `page ${page}` })
      if (page === 1) size = picture.paper
      sheets.add(jpegOf(picture), picture.paper)
    }
    await sheets.ready()
    return await call('pdf:print', {
      width: Math.max(1, size.width),
      height: Math.max(1, size.height),
    })
  } finally {
    sheets.remove()
  }
}

/**
 * Prints all pages of the open document: they are drawn one after the other, and main shows the system's dialog.
 * Nothing is printed if one of them cannot be drawn. The result belongs to a bill, and is told beside no other one.
 */
export const usePrint = () => {
  const [page, setPage] = useState(0)
  const [cancelling, setCancelling] = useState<AbortController | null>(null)
  const print = useMutation({
    mutationFn: ({ printing }: { readonly billId: string; readonly printing: Printing }) =>
      printed(printing, setPage),
  })
  return {
    billId: print.variables?.billId,
    isPending: print.isPending,
    /** The page that is being drawn. */
    page,
    failure: print.error,
    isPrinted: print.data?.printed === true,
    start: (billId: string, printing: Omit<Printing, 'signal'>): void => {
      if (print.isPending) return
      const controller = new AbortController()
      setCancelling(controller)
      print.mutate({ billId, printing: { ...printing, signal: controller.signal } })
    },
    cancel: (): void => cancelling?.abort(),
  }
}
