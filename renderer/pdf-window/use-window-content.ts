import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PdfWindowContent } from '../../shared/ipc/calls/pdf'
import { call } from '../bridge/call'
import { keys } from '../bridge/keys'
import { useEvent } from '../bridge/use-event'

/**
 * What the window shows, read again whenever its profile or its records change. Of a profile that is gone main knows
 * little: what was known before stays.
 */
export const useWindowContent = () => {
  const query = useQuery({
    queryKey: keys.pdfWindow,
    queryFn: ({ signal }) => call('pdf:window', {}, signal),
    staleTime: Infinity,
  })
  useEvent('profiles:changed', () => void query.refetch())
  const { data } = query
  const [before, setBefore] = useState<PdfWindowContent>()
  if (data && !data.isGone && data !== before) setBefore(data)
  const isGone = data?.isGone === true
  return {
    query,
    content: isGone ? (before ?? data) : data,
    isGone,
  }
}
