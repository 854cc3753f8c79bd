import { useMutation } from '@tanstack/react-query'
import type { Request } from '../../../shared/ipc/contract'
import { call } from '../../bridge/call'

/** Moves a PDF into a window of its own: here it is closed once that window is there. */
export const useOwnWindow = (onMoved: (billId: string) => void) =>
  useMutation({
    mutationFn: (pdf: Request<'pdf:open-window'>) => call('pdf:open-window', pdf),
    onSuccess: (_opened, { billId }) => onMoved(billId),
  })
