import { useMutation } from '@tanstack/react-query'
import { CallError } from '../../bridge/call'
import type { PagePicture } from '../../lib/pdf-messages'
import { pngOf } from './encoded'

interface Copying {
  /** The bill that the result belongs to. */
  readonly billId: string
  readonly page: number
  /** Null if it cannot be drawn. */
  readonly picture: Promise<PagePicture | null>
}

/** Puts the picture of a page into the clipboard. */
export const useCopyPage = () =>
  useMutation({
    mutationFn: async ({ page, picture }: Copying) => {
      const drawn = await picture
      if (!drawn) throw new CallError({ code: 'page-not-drawn', detail: `page ${page}` })
      const png = await pngOf(drawn)
      try {
        await navigator.clipboard.write([new ClipboardItem({ [png.type]: png })])
      } catch {
        throw new CallError({ code: 'copy-failed' })
      }
    },
  })
