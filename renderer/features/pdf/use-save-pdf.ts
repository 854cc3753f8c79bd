import { useMutation } from '@tanstack/react-query'
import { call } from '../../bridge/call'

/** Saves a bill's PDF where a person says: main asks for the place, and answers null where it was cancelled. */
export const useSavePdf = (profileId: number) =>
  useMutation({
    mutationFn: ({ billId, name }: { readonly billId: string; readonly name: string }) =>
      call('bills:save-pdf', { profileId, billId, suggestedName: name.slice(0, 200) }),
  })
