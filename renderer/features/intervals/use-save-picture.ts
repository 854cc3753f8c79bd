import { useMutation } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { notifyFailure } from '../../parts/notify-failure'
import { notifySaved } from '../../parts/notify-saved'
import { coloursNow } from './colours'
import { pictureOf } from './picture'

interface Picture {
  /** Without its extension. */
  readonly name: string
  readonly drawing: HTMLCanvasElement
  readonly title: string
  readonly lines: readonly string[]
}

/** Saves the content of a canvas as a picture, with its title and explanations. */
export const useSavePicture = () => {
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ name, drawing, ...frame }: Picture) =>
      call('tables:save-picture', { name, png: await pictureOf(drawing, frame, coloursNow()) }),
    onSuccess: ({ savedTo }) => notifySaved({ savedTo, rewritten: [] }),
    onError: notifyFailure,
  })
  return { savePicture: mutate, savingPicture: isPending }
}
