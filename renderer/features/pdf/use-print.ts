import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { printPages, type Printing, type PrintStep } from './print-pages'

/**
 * Prints all pages of the open document. The result belongs to a bill, and is told beside no other one.
 */
export const usePrint = () => {
  const [step, setStep] = useState<PrintStep>({ kind: 'drawing', page: 0 })
  const [sent, setSent] = useState(0)
  const [cancelling, setCancelling] = useState<AbortController | null>(null)
  const [isGivenUp, setGivenUp] = useState(false)
  const print = useMutation({
    mutationFn: ({ printing }: { readonly billId: string; readonly printing: Printing }) =>
      printPages(printing, { onStep: setStep, onSent: setSent }),
  })
  return {
    billId: print.variables?.billId,
    isPending: print.isPending,
    step,
    /** The person gave it up: what the system's dialog is open for may still be printed, and nothing after it. */
    isGivenUp,
    failure: print.error,
    /** How many pages the printer has got, from the first. */
    sent,
    /** How many there are. */
    pages: print.variables?.printing.pages ?? 0,
    start: (billId: string, printing: Omit<Printing, 'signal'>): void => {
      if (print.isPending) return
      const controller = new AbortController()
      setCancelling(controller)
      setSent(0)
      setGivenUp(false)
      print.mutate({ billId, printing: { ...printing, signal: controller.signal } })
    },
    cancel: (): void => {
      cancelling?.abort()
      setGivenUp(true)
    },
  }
}
